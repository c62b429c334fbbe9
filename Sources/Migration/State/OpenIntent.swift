/// A write whose intent is durable and whose outcome is not known yet.
package struct OpenIntent: Sendable, Hashable {
    package let sequence: UInt64
    package var at: Timestamp
    private let write: ApiIntended
    /// The highest id of that kind which had landed before; whatever this write made has a higher one.
    package let floorID: Int64
    /// The event with the record's values before this write.
    package let beforeImage: UInt64?
    /// What that event holds.
    let before: BeforeImage?

    init(
        _ write: ApiIntended,
        sequence: UInt64,
        at: Timestamp,
        floorID: Int64,
        beforeImage: UInt64?,
        before: BeforeImage?
    ) {
        self.sequence = sequence
        self.at = at
        self.write = write
        self.floorID = floorID
        self.beforeImage = beforeImage
        self.before = before
    }

    package var reference: RecordReference { write.reference }

    package var operation: Operation { write.operation }

    package var id: String? { write.id }

    package var undoes: UInt64? { write.undoes }

    package var body: String? { write.body }
}
