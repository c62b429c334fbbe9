/// A write whose intent is durable and whose outcome is not known yet.
package struct OpenIntent: Sendable, Hashable {
    package let sequence: UInt64
    package var at: Timestamp
    let write: ApiIntended
    /// The highest id of that kind which had landed before; whatever this write made has a higher one.
    package let floorID: Int64
    /// The event with the record's values before this write.
    package let beforeImage: UInt64?
    /// What that event holds.
    let before: BeforeImage?

    package var reference: RecordReference { write.reference }

    package var operation: Operation { write.operation }

    package var id: String? { write.id }

    package var undoes: UInt64? { write.undoes }

    package var body: String? { write.body }
}
