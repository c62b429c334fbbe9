package import Migration

/// An announced write, as far as read models look at it.
package struct WriteIntent: Sendable, Hashable {
    package let sequence: UInt64
    package let run: String
    let write: ApiIntended

    package var operation: Migration.Operation { write.operation }

    package var reference: RecordReference { write.reference }

    package var id: String? { write.id }

    package var isInverse: Bool { write.undoes != nil }

    /// What the body of a Deal states as its value.
    var money: (amount: String?, currency: String?) { write.money }
}
