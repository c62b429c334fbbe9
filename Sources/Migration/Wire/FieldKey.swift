/// The source key of a custom field: `field/ENTITY/NAME`.
package struct FieldKey: Sendable, Hashable {
    package var entity: TargetEntity
    package var name: String

    package init(entity: TargetEntity, name: String) {
        self.entity = entity
        self.name = name
    }

    package init?(_ key: String) {
        let pieces = key.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard pieces.count == 3, pieces[0] == "field", let entity = TargetEntity(rawValue: String(pieces[1])) else {
            return nil
        }
        self.init(entity: entity, name: String(pieces[2]))
    }

    package var reference: RecordReference { RecordReference(.field, "field/\(entity.rawValue)/\(name)") }

    /// The field that carries the source key on every organization, person and deal; leads share the deals' fields.
    package static func sourceKey(of entity: TargetEntity) -> FieldKey {
        FieldKey(entity: entity == .lead ? .deal : entity, name: "Source_Key__c")
    }
}
