import CanonicalJSON

/// What an account holds, without the ids and keys that chance gives: two accounts of equal content have equal rows.
///
/// Who belongs to whom is left out with the ids; `convey reconcile` compares that.
struct AccountContent: Equatable {
    private(set) var rows: [String: [String]] = [:]

    private static let assigned: Set<String> = [
        "person_id", "org_id", "organization_id", "deal_id", "lead_id", "stage_id", "pipeline_id", "participants", "id",
        "archive_time", "marked_as_done_time", "key_string",
    ]

    init(_ liveDump: JSON) {
        var names: [String: String] = [:]
        var labels: [String: String] = [:]
        for (owner, fields) in liveDump["fields"]?.objectValue ?? [:] {
            for field in fields.arrayValue ?? [] {
                let name = "\(owner) \(field["name"]?.stringValue ?? "")"
                names[field["code"]?.stringValue ?? ""] = name
                for option in field["options"]?.arrayValue ?? [] {
                    labels[option["id"]?.canonicalText ?? ""] = option["label"]?.stringValue
                }
                rows["fields", default: []].append("\(name) \(field["type"]?.canonicalText ?? "")")
            }
        }
        for (table, records) in liveDump["records"]?.objectValue ?? [:] {
            for record in records.arrayValue ?? [] {
                let members = (record["members"]?.objectValue ?? [:]).filter {
                    !AccountContent.assigned.contains($0.key)
                }
                let custom = (record["custom_fields"]?.objectValue ?? [:]).map { code, value in
                    "\(names[String(code.prefix(40))] ?? code)=\(labels[value.canonicalText] ?? value.canonicalText)"
                }
                let text = JSON.object(members).canonicalText + custom.sorted().joined(separator: " ")
                rows[table, default: []].append(text)
            }
        }
        for table in rows.keys { rows[table]?.sort() }
    }
}
