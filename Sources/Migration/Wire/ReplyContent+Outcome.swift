package import CanonicalJSON

extension ReplyContent {
    /// The id of a record in an answer's `data`: a number, a UUID, or a field's hash key.
    package static func id(in record: JSON, entity: TargetEntity) -> String? {
        if entity == .field { return record["field_code"]?.stringValue }
        return record["id"]?.stringValue ?? record["id"]?.integerValue.map { String($0) }
    }

    /// The options of a list field with the ids that the account gave them.
    package static func options(in record: JSON) -> [FieldOption] {
        (record["options"]?.arrayValue ?? []).compactMap { option in
            guard let id = option["id"]?.integerValue, let label = option["label"]?.stringValue else { return nil }
            return FieldOption(id: id, label: label)
        }
    }

    /// Whether a record read by id is still there.
    package static func isLive(_ record: JSON) -> Bool {
        !record.isNull && record["is_deleted"]?.boolValue != true && record["active_flag"]?.boolValue != false
    }
}
