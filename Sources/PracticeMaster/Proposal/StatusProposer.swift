import Migration

/// Suggests a stage and an outcome for every matter status that occurs.
enum StatusProposer {
    static func entries(of firm: Firm) -> [ValueMap.Entry] {
        var counts: [String: Int] = [:]
        var reasons: [String: String] = [:]
        for matter in firm.matters {
            counts[matter.status.value, default: 0] += 1
            if reasons[matter.status.value] == nil { reasons[matter.status.value] = matter.status.reason }
        }
        return counts.keys.sorted().map { value in
            let suggestion = target(of: value)
            let reason = [suggestion.reason, reasons[value] ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
            return ValueMap.Entry(value: value, target: suggestion.target, count: counts[value] ?? 0, reason: reason)
        }
    }

    /// Lost and leads are never suggested: only a person knows.
    private static func target(of value: String) -> (target: String, reason: String) {
        switch value.lowercased() {
        case "open", "active", "opened", "pending", "current": return ("Open|open", "open matters")
        case "on hold", "hold", "inactive", "on-hold", "suspended": return ("On Hold|open", "resting matters stay open")
        case "billed", "final billed", "invoiced": return ("Billed|won", "done and billed")
        case "closed", "close", "complete", "completed", "settled", "resolved", "won": return ("Closed|won", "done")
        default:
            let stage = value.filter { $0 != "|" }
            return ("\(stage)|open", "a word of the firm's own: please check")
        }
    }
}
