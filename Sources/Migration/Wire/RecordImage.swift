package import CanonicalJSON

/// The lasting content of a record as Pipedrive shows it, for telling whether anybody has changed it since.
///
/// Server stamps, counters, embedded copies of other records and everything unset are left out: they change
/// without anybody writing to the record.
package enum RecordImage {
    /// Members that move by themselves or only copy other records.
    private static let volatileMembers: Set<String> = [
        "update_time", "stage_change_time", "next_activity_id", "last_activity_id", "next_activity_date",
        "next_activity_time", "last_activity_date", "last_incoming_mail_time", "last_outgoing_mail_time",
        "picture_id", "origin", "origin_id", "channel", "channel_id", "local_won_date", "local_lost_date",
        "local_close_date", "cc_email", "organization", "person", "deal", "lead", "user", "last_update_user_id",
        "was_seen", "weighted_value", "arr", "mrr", "acv", "marked_as_done_time",
    ]

    package static func content(of record: JSON) -> JSON {
        guard case .object(let members) = record else { return record }
        var kept: [String: JSON] = [:]
        for (name, value) in members where !volatileMembers.contains(name) {
            if let lasting = lasting(value, name: name) { kept[name] = lasting }
        }
        return .object(kept)
    }

    /// The digest of the content, by a function that gives SHA-256 in hex.
    static func digest(of record: JSON, _ sha256: ([UInt8]) -> String) -> ImageDigest {
        ImageDigest(sha256(content(of: record).canonicalBytes))
    }

    private static func lasting(_ value: JSON, name: String) -> JSON? {
        switch value {
        case .null: return nil
        case .array(let elements):
            let kept = elements.compactMap { lasting($0, name: name) }
            return kept.isEmpty ? nil : .array(kept)
        case .object(let members):
            // An address is what was typed; its parts are filled in later by the server.
            if let typed = members["value"], members["formatted_address"] != nil || name == "address" {
                return lasting(typed, name: "value")
            }
            var kept: [String: JSON] = [:]
            for (member, inner) in members {
                if let lasting = lasting(inner, name: member) { kept[member] = lasting }
            }
            return kept.isEmpty ? nil : .object(kept)
        case .decimal(let lexeme): return .decimal(NumberText.canonical(lexeme))
        case .bool, .integer, .string: return value
        }
    }
}
