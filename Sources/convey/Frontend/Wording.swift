import Migration

/// The words for kinds of records, as people say them.
enum Wording {
    static func plural(_ entity: TargetEntity, _ count: Int) -> String {
        let one: String
        let many: String
        switch entity {
        case .pipeline: (one, many) = ("pipeline", "pipelines")
        case .stage: (one, many) = ("stage", "stages")
        case .field: (one, many) = ("custom field", "custom fields")
        case .activityType: (one, many) = ("activity type", "activity types")
        case .organization: (one, many) = ("organization", "organizations")
        case .person: (one, many) = ("person", "persons")
        case .deal: (one, many) = ("deal", "deals")
        case .lead: (one, many) = ("lead", "leads")
        case .note: (one, many) = ("note", "notes")
        case .activity: (one, many) = ("activity", "activities")
        case .file: (one, many) = ("file", "files")
        }
        return count == 1 ? one : many
    }

    /// `12 deals, 3 notes` out of counts by `deal create`.
    static func list(_ counts: [String: Int]) -> String {
        let parts = counts.compactMap { name, count -> (TargetEntity, String)? in
            let pieces = name.split(separator: " ").map(String.init)
            guard let first = pieces.first, let entity = TargetEntity(rawValue: first) else { return nil }
            let operation = pieces.count > 1 && pieces[1] != "create" ? " to \(pieces[1])" : ""
            return (entity, "\(count) \(plural(entity, count))\(operation)")
        }
        return parts.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1).joined(separator: ", ")
    }
}
