package import CanonicalJSON

/// What a run is about to do, by digest and count.
package struct PlanMade: EventPayload {
    package static let type = "plan.made"

    package var kind: String
    package var digest: String
    package var changes: [String: Int]
    package var tokens: Int

    package init(kind: String, digest: String, changes: [String: Int], tokens: Int) {
        self.kind = kind
        self.digest = digest
        self.changes = changes
        self.tokens = tokens
    }

    package var json: JSON {
        [
            "kind": .string(kind),
            "digest": .string(digest),
            "changes": .counts(changes),
            "tokens": .int(tokens),
        ]
    }

    package init(reading reader: PayloadReader) throws(PayloadError) {
        kind = try reader.string("kind")
        digest = try reader.string("digest")
        changes = try reader.counts("changes")
        tokens = try reader.int("tokens")
    }
}
