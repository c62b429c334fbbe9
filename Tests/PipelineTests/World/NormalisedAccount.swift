import CanonicalJSON

/// What lives in an account without the numbers that it happened to give: equal ones hold the same records.
struct NormalisedAccount: Equatable {
    /// One line a record, sorted.
    let lines: [String]

    private struct Names {
        /// By hash key.
        var fields: [String: String] = [:]
        var options: [Int64: String] = [:]
        /// Names of activity types by the word that activities carry.
        var types: [String: String] = [:]
        /// By the word of the reference and the number: `org_id 12`.
        var records: [String: String] = [:]
    }

    private static let references = [
        "organizations": "org_id", "persons": "person_id", "deals": "deal_id", "pipelines": "pipeline_id",
        "stages": "stage_id",
    ]
    private static let accidental: Set<String> = ["order_nr", "first_char", "cc_email", "key_string"]

    init(liveDump: JSON) {
        var names = Names()
        var lines: [String] = []
        for (owner, rows) in liveDump["fields"]?.objectValue ?? [:] {
            for row in rows.arrayValue ?? [] where row["custom"]?.boolValue == true {
                let name = row["name"]?.stringValue ?? ""
                names.fields[row["code"]?.stringValue ?? ""] = name
                let options = row["options"]?.arrayValue ?? []
                for option in options {
                    if let id = option["id"]?.integerValue { names.options[id] = option["label"]?.stringValue }
                }
                let labels = options.compactMap { $0["label"]?.stringValue }.sorted().joined(separator: "|")
                lines.append("field \(owner) \(name) \(row["type"]?.stringValue ?? "") \(labels)")
            }
        }
        let tables = liveDump["records"]?.objectValue ?? [:]
        for (table, rows) in tables {
            guard let word = NormalisedAccount.references[table] else { continue }
            for row in rows.arrayValue ?? [] {
                names.records["\(word) \(row["id"]?.integerValue ?? 0)"] = NormalisedAccount.name(row, names)
            }
        }
        for row in tables["activityTypes"]?.arrayValue ?? [] {
            guard let word = row["members"]?["key_string"]?.stringValue else { continue }
            names.types[word] = row["members"]?["name"]?.stringValue
        }
        for (table, rows) in tables {
            for row in rows.arrayValue ?? [] { lines.append("\(table) \(NormalisedAccount.text(row, names))") }
        }
        self.lines = lines.sorted()
    }

    /// What one has and the other lacks, for a readable failure.
    static func difference(_ one: NormalisedAccount, _ other: NormalisedAccount) -> [String] {
        var counts: [String: Int] = [:]
        for line in one.lines { counts[line, default: 0] += 1 }
        for line in other.lines { counts[line, default: 0] -= 1 }
        return counts.filter { $0.value != 0 }.map { "\($0.value > 0 ? "+" : "-") \($0.key)" }.sorted()
    }

    private static func name(_ row: JSON, _ names: Names) -> String {
        for (hash, value) in row["custom_fields"]?.objectValue ?? [:] where names.fields[hash] == "Source_Key__c" {
            return value.stringValue ?? ""
        }
        let members = row["members"]
        return members?["name"]?.stringValue ?? members?["title"]?.stringValue ?? ""
    }

    private static func text(_ row: JSON, _ names: Names) -> String {
        var custom: [String: JSON] = [:]
        for (hash, value) in row["custom_fields"]?.objectValue ?? [:] {
            custom[names.fields[hash] ?? hash] = option(value, names)
        }
        let members = normalised(row["members"] ?? .null, names)
        return JSON.object(["members": members, "custom": .object(custom)]).canonicalText
    }

    private static func option(_ value: JSON, _ names: Names) -> JSON {
        switch value {
        case .integer(let id): names.options[id].map { .string($0) } ?? value
        case .array(let values): .array(values.map { option($0, names) })
        default: value
        }
    }

    private static func normalised(_ value: JSON, _ names: Names) -> JSON {
        switch value {
        case .array(let values): return .array(values.map { normalised($0, names) })
        case .object(let members):
            var result: [String: JSON] = [:]
            for (name, member) in members where !accidental.contains(name) {
                if let id = member.integerValue, let record = names.records["\(name) \(id)"] {
                    result[name] = .string(record)
                } else if name == "type", let type = member.stringValue {
                    result[name] = .string(names.types[type] ?? type)
                } else if name != "id" {
                    result[name] = normalised(member, names)
                }
            }
            return .object(result)
        default: return value
        }
    }
}
