/// A write whose intent is durable and whose outcome is not known yet.
package struct OpenIntent: Sendable, Hashable {
    package var sequence: UInt64
    package var at: Timestamp
    package var reference: RecordReference
    package var operation: Operation
    package var id: String?
    var storedBody: StoredValue?
    package var undoes: UInt64?
    /// The highest id of that kind which had landed before; whatever this write made has a higher one.
    package var floorID: Int64
    /// The event with the record's values before this write.
    package var beforeImage: UInt64?
    /// What that event holds.
    var before: BeforeImage?

    package var body: String? { storedBody?.text }
}
