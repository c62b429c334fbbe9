import CanonicalJSON

/// Tells whether somebody else had their hands on a record that settling found.
///
/// What somebody added must not become part of the image that our own write left, or a rollback would take it for ours.
enum Touch {
    /// Members that people fill in and that Pipedrive leaves empty when a record is made.
    private static let fillable: [TargetEntity: Set<String>] = [
        .organization: [
            "website", "linkedin", "industry", "annual_revenue", "employee_count", "address", "label_ids",
        ],
        .person: ["emails", "phones", "org_id", "label_ids"],
        .deal: [
            "probability", "lost_reason", "expected_close_date", "label_ids", "org_id", "person_id", "is_archived",
        ],
        .lead: ["expected_close_date", "label_ids", "value", "person_id", "organization_id", "is_archived"],
        .note: [
            "last_update_user_id", "pinned_to_deal_flag", "pinned_to_person_flag", "pinned_to_organization_flag",
            "pinned_to_lead_flag",
        ],
        .activity: ["location", "public_description", "priority", "due_time", "duration"],
    ]

    /// Whether a record that we made shows anything that our body did not give it.
    static func isFound(on record: JSON, madeBy body: [String: JSON], entity: TargetEntity) -> Bool {
        let differs = body.contains { name, value in
            guard !RunMachine.writeOnlyMembers.contains(name) else { return false }
            switch FieldComparison.compare(member: name, expected: value, actual: record[name]) {
            case .equal, .normalised: return false
            case .different, .missing: return true
            }
        }
        if differs { return true }
        if (fillable[entity] ?? []).contains(where: { body[$0] == nil && isFilled(record[$0]) }) { return true }
        let ours = body["custom_fields"]?.objectValue ?? [:]
        return (record["custom_fields"]?.objectValue ?? [:]).contains { ours[$0.key] == nil && isFilled($0.value) }
    }

    /// Whether a record that we updated differs in more than our update from what it was before.
    ///
    /// Where it cannot be told how the members that the update led along stood before, the answer is no.
    static func isFound(
        on record: JSON,
        updatedBy body: [String: JSON],
        before: BeforeImage,
        entity: TargetEntity,
        digest: ([UInt8]) -> String
    ) -> Bool {
        guard let parsed = try? JSON(parsing: before.body), let old = parsed.objectValue,
            var members = record.objectValue,
            let possibilities = LedMembers.before(updating: body, from: old, entity: entity)
        else { return false }
        for (name, value) in old where name != "custom_fields" { members[name] = value }
        if let custom = old["custom_fields"]?.objectValue {
            let now = members["custom_fields"]?.objectValue ?? [:]
            members["custom_fields"] = .object(now.merging(custom) { _, old in old })
        }
        return !possibilities.contains { led in
            let was = JSON.object(members.merging(led) { _, led in led })
            return RecordImage.digest(of: was, digest) == before.image
        }
    }

    private static func isFilled(_ value: JSON?) -> Bool {
        switch value ?? .null {
        case .null, .array([]), .string(""), .bool(false): false
        default: true
        }
    }
}
