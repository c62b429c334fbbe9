package import CanonicalJSON

/// A run stopped at a clean point before its end.
package struct RunInterrupted: EventPayload {
    package static let type = "run.interrupted"

    package var kind: String
    package var cause: String
    package var landed: [String: Int]
    package var failed: Int
    package var unknown: Int
    package var skipped: Int
    package var tokens: Int
    /// Records that were not sent because a parent is missing.
    package var withheld: [WithheldRecord]

    package init(
        kind: String,
        cause: String,
        landed: [String: Int],
        failed: Int,
        unknown: Int,
        skipped: Int,
        tokens: Int,
        withheld: [WithheldRecord] = []
    ) {
        self.kind = kind
        self.cause = cause
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
            "cause": .string(cause),
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
        cause = try reader.string("cause")
        landed = try reader.counts("landed")
        failed = try reader.int("failed")
        unknown = try reader.int("unknown")
        skipped = try reader.int("skipped")
        tokens = try reader.int("tokens")
        withheld = try reader.withheldRecords("withheld")
    }
}
