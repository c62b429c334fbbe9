package import CanonicalJSON

/// A rollback came to its end.
package struct RollbackFinished: EventPayload {
    package static let type = "rollback.finished"

    package var to: String
    package var undone: Int
    package var kept: Int
    package var failed: Int
    package var isProved: Bool
    package var tokens: Int

    package init(to: String, undone: Int, kept: Int, failed: Int, isProved: Bool, tokens: Int) {
        self.to = to
        self.undone = undone
        self.kept = kept
        self.failed = failed
        self.isProved = isProved
        self.tokens = tokens
    }

    package var json: JSON {
        [
            "to": .string(to),
            "undone": .int(undone),
            "kept": .int(kept),
            "failed": .int(failed),
            "proved": .bool(isProved),
            "tokens": .int(tokens),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        to = try reader.string("to")
        undone = try reader.int("undone")
        kept = try reader.int("kept")
        failed = try reader.int("failed")
        isProved = try reader.bool("proved")
        tokens = try reader.int("tokens")
    }
}
