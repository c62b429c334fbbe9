package import CanonicalJSON
package import Migration

/// Something that a person did in the account while a caller was at work.
package struct PersonDeed: Sendable, Hashable {
    /// What people do; the raw values are the names in fault files.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case edit, delete, merge, archive
    }

    package var kind: Kind
    package var entity: SimulatedEntity
    /// The record that was changed or is gone.
    package var id: Int64
    package var at: Timestamp

    package init(_ kind: Kind, _ entity: SimulatedEntity, id: Int64, at time: Timestamp) {
        self.kind = kind
        self.entity = entity
        self.id = id
        at = time
    }
}

extension PersonDeed {
    package var json: JSON {
        [
            "kind": .string(kind.rawValue), "entity": .string(entity.rawValue), "id": .integer(id),
            "at": .integer(at.milliseconds),
        ]
    }

    init?(json: JSON) {
        guard let kind = json["kind"]?.stringValue.flatMap(Kind.init(rawValue:)),
            let entity = json["entity"]?.stringValue.flatMap(SimulatedEntity.init(rawValue:)),
            let id = json["id"]?.integerValue, let time = json["at"]?.integerValue
        else { return nil }
        self.init(kind, entity, id: id, at: Timestamp(milliseconds: time))
    }
}
