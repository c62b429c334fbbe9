import CanonicalJSON

/// Members that Pipedrive changes along with others that a write names: the parts of a name, the end of a deal.
enum LedMembers {
    /// How they stood before an update, by name: each element is one possibility, and an empty one says that the
    /// update led nothing along. Nil where it cannot be told.
    ///
    /// - Parameters:
    ///   - body: What the update writes.
    ///   - old: What the members that it writes were before.
    static func before(
        updating body: [String: JSON],
        from old: [String: JSON],
        entity: TargetEntity
    ) -> [[String: JSON]]? {
        switch entity {
        case .person:
            if body["first_name"] != nil || body["last_name"] != nil { return nil }
            return body["name"] == nil ? [[:]] : nameParts(of: old["name"]?.stringValue ?? "")
        case .deal:
            if (body["stage_id"] == nil) != (body["pipeline_id"] == nil) { return nil }
            if body["status"] == nil { return [[:]] }
            return old["status"] == "open" ? [unended(body)] : nil
        case .activity:
            return ["participants", "deal_id", "lead_id"].contains { body[$0] != nil } ? nil : [[:]]
        case .pipeline, .stage, .field, .activityType, .organization, .lead, .note, .file: return [[:]]
        }
    }

    /// Whether the parts follow the name, and at which blank it is split, is the account's choice.
    private static func nameParts(of name: String) -> [[String: JSON]] {
        let words = name.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let splits: [[String: JSON]] = (0...words.count).map { count in
            ["first_name": part(words.prefix(count)), "last_name": part(words.dropFirst(count))]
        }
        return [[:]] + splits
    }

    private static func part(_ words: ArraySlice<String>) -> JSON {
        let text = words.joined(separator: " ")
        return text.isEmpty ? .null : .string(text)
    }

    /// An open deal has no end; what the update itself writes stands in its before-image.
    private static func unended(_ body: [String: JSON]) -> [String: JSON] {
        ["won_time", "lost_time", "close_time", "lost_reason"].reduce(into: [:]) { led, name in
            if body[name] == nil { led[name] = JSON.null }
        }
    }
}
