package import CanonicalJSON

/// A person said yes to exactly one digest of rules, value maps, classification and owners.
package struct MappingConfirmed: EventPayload {
    package static let type = "mapping.confirmed"

    package var digest: String
    package var rules: Int
    package var skipped: Int

    package init(digest: String, rules: Int, skipped: Int) {
        self.digest = digest
        self.rules = rules
        self.skipped = skipped
    }

    package var json: JSON {
        [
            "digest": .string(digest),
            "rules": .int(rules),
            "skipped": .int(skipped),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        digest = try reader.string("digest")
        rules = try reader.int("rules")
        skipped = try reader.int("skipped")
    }
}
