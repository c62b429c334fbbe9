import Migration

/// Moments in the forms that Pipedrive takes them.
enum UtcText {
    /// `2026-03-08T17:00:00Z`
    static func rfc3339(_ moment: Timestamp) -> String {
        guard let (date, time) = ZoneRules.utc.local(of: moment) else { return "" }
        return "\(date.isoText)T\(time.isoText)Z"
    }

    /// `2026-03-08 17:00:00`
    static func spaced(_ moment: Timestamp) -> String {
        guard let (date, time) = ZoneRules.utc.local(of: moment) else { return "" }
        return "\(date.isoText) \(time.isoText)"
    }
}
