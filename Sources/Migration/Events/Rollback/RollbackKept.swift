package import CanonicalJSON

/// A record stays as it is, and why.
package struct RollbackKept: EventPayload {
    package static let type = "rollback.kept"

    package var entity: TargetEntity
    package var key: String
    package var id: String
    package var reason: String
    package var fields: [String]

    package init(entity: TargetEntity, key: String, id: String, reason: String, fields: [String]) {
        self.entity = entity
        self.key = key
        self.id = id
        self.reason = reason
        self.fields = fields
    }

    package var json: JSON {
        [
            "entity": .string(entity.rawValue),
            "key": .string(key),
            "id": .string(id),
            "reason": .string(reason),
            "fields": .strings(fields),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        entity = try reader.choice("entity", TargetEntity.self)
        key = try reader.string("key")
        id = try reader.string("id")
        reason = try reader.string("reason")
        fields = try reader.strings("fields")
    }
}
