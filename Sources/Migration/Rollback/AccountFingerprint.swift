package import CanonicalJSON

/// What an account holds, by id and time of last change of every record, so that two moments can be compared.
package struct AccountFingerprint: Sendable {
    private var lines: [String] = []
    package private(set) var counts: [String: Int] = [:]
    /// Fields that somebody made, whoever it was: the plan limits their number.
    package private(set) var customFields = 0
    /// Fields, pipelines, stages and activity types as `entity:ID`, sorted.
    package var foundations: [String] {
        lines.filter(isFoundation).compactMap { $0.split(separator: " ").first.map(String.init) }.sorted()
    }

    package init() {}

    /// Takes one record of a list in; deleted ones are not listed.
    package mutating func note(_ record: JSON, entity: TargetEntity) {
        guard let id = ReplyContent.id(in: record, entity: entity), ReplyContent.isLive(record) else { return }
        let stamp = entity < .organization ? "" : record["update_time"]?.stringValue ?? ""
        lines.append("\(entity.rawValue):\(id) \(stamp)")
        counts[entity.rawValue, default: 0] += 1
        if entity == .field, record["is_custom_field"]?.boolValue == true { customFields += 1 }
    }

    /// What the digest is taken of: one line a record, sorted.
    package var text: String { lines.sorted().joined(separator: "\n") }

    private func isFoundation(_ line: String) -> Bool {
        guard let entity = TargetEntity(rawValue: String(line.prefix { $0 != ":" })) else { return false }
        return entity < .organization
    }
}
