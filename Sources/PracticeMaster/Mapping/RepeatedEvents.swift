import CanonicalJSON
import Migration

/// Counts activities that differ in nothing but their owner: one event, exported once for each user.
struct RepeatedEvents {
    private var keys: [String: [String]] = [:]

    mutating func observe(_ activity: DesiredRecord) {
        var parts: [String] = []
        for field in activity.fields {
            guard case .standard(let name) = field.place else { continue }
            switch (name, field.value) {
            case ("subject", .literal(let value)), ("due_date", .literal(let value)), ("due_time", .literal(let value)):
                parts.append("\(name)=\(value.stringValue ?? "")")
            case ("deal_id", .record(let reference)), ("lead_id", .record(let reference)): parts.append(reference.key)
            default: continue
            }
        }
        keys[parts.joined(separator: "\u{1F}"), default: []].append(activity.reference.key)
    }

    /// One finding for each event that occurs several times.
    func findings(line: Int) -> Findings {
        var findings = Findings()
        for group in keys.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
            let named = group.prefix(10).joined(separator: ", ") + (group.count > 10 ? " and more" : "")
            findings.note(
                "event-repeated",
                .calendar,
                line,
                "\(group.count) activities are alike but for their owner: \(named)"
            )
        }
        return findings
    }
}
