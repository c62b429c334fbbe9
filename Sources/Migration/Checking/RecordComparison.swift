package import CanonicalJSON

/// What comparing one record field by field told.
package struct RecordComparison: Sendable, Hashable {
    package var equal = 0
    package var normalised = 0
    package var findings: [Finding] = []

    /// Compares every field of a desired record with the record that Pipedrive shows.
    package static func compare(_ desired: DesiredRecord, with record: JSON, in crosswalk: Crosswalk)
        -> RecordComparison
    {
        var result = RecordComparison()
        for field in desired.fields {
            guard case .success(let expected) = field.value.resolved(in: crosswalk) else { continue }
            let member: String
            let actual: JSON?
            switch field.place {
            case .standard(let name):
                guard !unreadMembers(of: desired.reference.entity).contains(name) else { continue }
                member = name
                actual = record[name]
            case .custom(let definition):
                guard let hash = crosswalk.id(of: definition) else { continue }
                member = FieldKey(definition.key)?.name ?? definition.key
                // Leads show custom fields among their own members.
                actual = desired.reference.entity == .lead ? record[hash] : record["custom_fields"]?[hash]
            }
            switch FieldComparison.compare(member: member, expected: expected, actual: actual) {
            case .equal: result.equal += 1
            case .normalised: result.normalised += 1
            case let verdict:
                result.findings.append(
                    Finding(
                        reference: desired.reference,
                        field: member,
                        source: field.source,
                        expected: expected.canonicalText,
                        actual: (actual ?? .null).canonicalText,
                        verdict: verdict,
                        cause: cause(of: member, verdict: verdict)
                    )
                )
            }
        }
        return result
    }

    /// Members that go into a request and never come back under that name.
    private static func unreadMembers(of entity: TargetEntity) -> Set<String> {
        switch entity {
        case .field: ["entity", "options"]
        case .activityType: ["icon_key"]
        case .file: ["path", "sha256"]
        default: []
        }
    }

    private static func cause(of member: String, verdict: FieldComparison) -> String {
        switch member {
        case "person_id", "org_id", "deal_id", "lead_id", "participants", "pipeline_id": return "wrong parent"
        case "owner_id", "user_id": return "wrong owner"
        default: return verdict == .missing ? "missing value" : "different value"
        }
    }
}
