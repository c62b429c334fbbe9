package import CanonicalJSON

/// Records of one kind were compared and every field is as it should be.
package struct DiffClean: EventPayload {
    package static let type = "diff.clean"

    package var scope: String
    package var entity: TargetEntity
    package var records: Int
    package var equal: Int
    package var normalised: Int

    package init(scope: String, entity: TargetEntity, records: Int, equal: Int, normalised: Int) {
        self.scope = scope
        self.entity = entity
        self.records = records
        self.equal = equal
        self.normalised = normalised
    }

    package var json: JSON {
        [
            "scope": .string(scope),
            "entity": .string(entity.rawValue),
            "records": .int(records),
            "equal": .int(equal),
            "normalised": .int(normalised),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        scope = try reader.string("scope")
        entity = try reader.choice("entity", TargetEntity.self)
        records = try reader.int("records")
        equal = try reader.int("equal")
        normalised = try reader.int("normalised")
    }
}
