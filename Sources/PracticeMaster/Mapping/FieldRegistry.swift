import CanonicalJSON
import Migration

/// The custom fields that records use, with the labels that occur in lists.
struct FieldRegistry {
    private struct Definition {
        var type: CustomFieldType
        var labels: Set<String> = []
    }

    private var definitions: [RecordReference: Definition] = [:]

    /// Notes the use of a field; nil when the field exists under this name with another type.
    mutating func use(_ entity: TargetEntity, _ name: String, _ type: CustomFieldType) -> RecordReference? {
        let reference = FieldRegistry.reference(entity, name)
        if let known = definitions[reference] { return known.type == type ? reference : nil }
        definitions[reference] = Definition(type: type)
        return reference
    }

    mutating func add(label: String, to field: RecordReference) { definitions[field]?.labels.insert(label) }

    static func reference(_ entity: TargetEntity, _ name: String) -> RecordReference {
        RecordReference(.field, "field/\(entity.rawValue)/\(name)")
    }

    /// The fields as records, by entity and name.
    var records: [DesiredRecord] {
        let entities = TargetEntity.withCustomFields
        let sorted = definitions.sorted { left, right in
            let ranks = [left.key, right.key].map { key in
                entities.firstIndex { key.key.hasPrefix("field/\($0)/") } ?? 9
            }
            return ranks[0] == ranks[1] ? left.key < right.key : ranks[0] < ranks[1]
        }
        return sorted.map { reference, definition in
            let parts = reference.key.split(separator: "/", maxSplits: 2).map(String.init)
            var draft = Draft(.field, reference.key)
            draft.set("entity", .string(parts[1]))
            draft.set("field_name", .string(parts[2]))
            draft.set("field_type", .string(definition.type.pipedriveType))
            var labels = definition.labels.sorted()
            if definition.type == .yesno { labels = ["Yes", "No"] }
            if !labels.isEmpty { draft.set("options", .array(labels.map { ["label": .string($0)] })) }
            draft.add(trait: "type:\(definition.type.rawValue)")
            return draft.record
        }
    }
}
