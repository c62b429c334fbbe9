package import CanonicalJSON

/// One field of one record differs from what it should be.
package struct DiffFound: EventPayload {
    package static let type = "diff.found"

    package var scope: String
    package var entity: TargetEntity
    package var key: String
    package var field: String
    package var source: String
    package var expected: String
    package var actual: String
    package var verdict: String
    package var reason: String

    package init(
        scope: String,
        entity: TargetEntity,
        key: String,
        field: String,
        source: String,
        expected: String,
        actual: String,
        verdict: String,
        reason: String
    ) {
        self.scope = scope
        self.entity = entity
        self.key = key
        self.field = field
        self.source = source
        self.expected = expected
        self.actual = actual
        self.verdict = verdict
        self.reason = reason
    }

    package var json: JSON {
        [
            "scope": .string(scope),
            "entity": .string(entity.rawValue),
            "key": .string(key),
            "field": .string(field),
            "source": .string(source),
            "expected": .string(expected),
            "actual": .string(actual),
            "verdict": .string(verdict),
            "reason": .string(reason),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        scope = try reader.string("scope")
        entity = try reader.choice("entity", TargetEntity.self)
        key = try reader.string("key")
        field = try reader.string("field")
        source = try reader.string("source")
        expected = try reader.string("expected")
        actual = try reader.string("actual")
        verdict = try reader.string("verdict")
        reason = try reader.string("reason")
    }
}
