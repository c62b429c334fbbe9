import CanonicalJSON

/// Reads events one after another.
///
/// Types come in runs, so how one is read is looked up once for each run; the memory for members is used again.
package struct EventReader {
    private var type = ""
    private var reader: Event.Reader?
    private var members = CanonicalMembers()

    package init() {}

    /// Reads stored bytes, with the same result as from JSON; in place where they are canonical and of the newest
    /// version. Anything else is parsed first; that takes several times as long.
    package mutating func read(
        type: String,
        version: Int,
        stored: UnsafeBufferPointer<UInt8>
    ) throws(PayloadError) -> Event {
        if type != self.type {
            self.type = type
            reader = Event.readers[type]
        }
        if let reader, reader.version == version, isCanonical(stored) {
            return try reader.read(PayloadReader(type: type, members: members))
        }
        let json: JSON
        do throws(JSONError) { json = try JSON(parsing: stored) } catch { throw .notJSON(type: type) }
        return try Event(type: type, version: version, json: json)
    }

    private mutating func isCanonical(_ stored: UnsafeBufferPointer<UInt8>) -> Bool {
        do throws(CanonicalError) {
            try members.read(stored)
            return true
        } catch {
            return false
        }
    }
}
