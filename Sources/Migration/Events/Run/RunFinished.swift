package import CanonicalJSON

/// A run came to its end.
package struct RunFinished: EventPayload {
    package static let type = "run.finished"

    package var kind: String
    package var landed: [String: Int]
    package var failed: Int
    package var unknown: Int
    package var skipped: Int
    package var tokens: Int
    /// Records that were not sent because a parent is missing.
    package var withheld: [WithheldRecord]

    package init(
        kind: String,
        landed: [String: Int],
        failed: Int,
        unknown: Int,
        skipped: Int,
        tokens: Int,
        withheld: [WithheldRecord] = []
    ) {
        self.kind = kind
        self.landed = landed
        self.failed = failed
        self.unknown = unknown
        self.skipped = skipped
        self.tokens = tokens
        self.withheld = withheld
    }

    package var json: JSON {
        [
            "kind": .string(kind),
            "landed": .counts(landed),
            "failed": .int(failed),
            "unknown": .int(unknown),
            "skipped": .int(skipped),
            "tokens": .int(tokens),
            "withheld": .array(withheld.map(\.json)),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        kind = try reader.string("kind")
        landed = try reader.counts("landed")
        failed = try reader.int("failed")
        unknown = try reader.int("unknown")
        skipped = try reader.int("skipped")
        tokens = try reader.int("tokens")
        withheld = try reader.withheldRecords("withheld")
    }
}
