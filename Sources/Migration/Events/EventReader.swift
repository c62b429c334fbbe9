/// Reads events one after another; types come in runs, so how one is read is looked up once for each run.
package struct EventReader {
    private var type = ""
    private var reader: Event.Reader?

    package init() {}

    package mutating func read(type: String, version: Int, stored: [UInt8]) throws(PayloadError) -> Event {
        if type != self.type {
            self.type = type
            reader = Event.readers[type]
        }
        return try Event(reader, type: type, version: version, stored: stored)
    }
}
