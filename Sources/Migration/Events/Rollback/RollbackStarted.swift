package import CanonicalJSON

/// A rollback to a position begins; the counts are what it will undo.
package struct RollbackStarted: EventPayload {
    package static let type = "rollback.started"

    package var to: String
    package var size: UInt64
    package var inverses: [String: Int]
    package var tokens: Int

    package init(to: String, size: UInt64, inverses: [String: Int], tokens: Int) {
        self.to = to
        self.size = size
        self.inverses = inverses
        self.tokens = tokens
    }

    package var json: JSON {
        [
            "to": .string(to),
            "size": .sequence(size),
            "inverses": .counts(inverses),
            "tokens": .int(tokens),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        to = try reader.string("to")
        size = try reader.sequence("size")
        inverses = try reader.counts("inverses")
        tokens = try reader.int("tokens")
    }
}
