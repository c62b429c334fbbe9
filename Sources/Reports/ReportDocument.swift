/// One file of a report, ready to be written.
package struct ReportDocument: Sendable, Hashable {
    /// The file's name without a folder.
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
