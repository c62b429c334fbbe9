package import CanonicalJSON

/// What a run is about to do, by digest and count.
package struct PlanMade: EventPayload {
    package static let type = "plan.made"

    package var kind: String
    package var digest: String
    package var changes: [String: Int]
    package var tokens: Int
    /// Source records that stay behind, each with its reason: rows without a write are accounted for here.
    package var excluded: [Exclusion]

    package init(kind: String, digest: String, changes: [String: Int], tokens: Int, excluded: [Exclusion] = []) {
        self.kind = kind
        self.digest = digest
        self.changes = changes
        self.tokens = tokens
        self.excluded = excluded
    }

    package var json: JSON {
        [
            "kind": .string(kind),
            "digest": .string(digest),
            "changes": .counts(changes),
            "tokens": .int(tokens),
            "excluded": .array(excluded.map(\.json)),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        kind = try reader.string("kind")
        digest = try reader.string("digest")
        changes = try reader.counts("changes")
        tokens = try reader.int("tokens")
        excluded = try reader.exclusions("excluded")
    }
}
