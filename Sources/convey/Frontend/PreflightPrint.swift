import CanonicalJSON
import Migration
import Pipeline

/// Shows what a preflight found: a line for each check, what to do under those that need it, the verdict last.
struct PreflightPrint {
    let terminal: Terminal

    private static let indent = String(repeating: " ", count: 22)

    func show(_ facts: PreflightFacts) -> CommandEnd {
        let checks = PreflightJudge.checks(facts)
        for check in checks {
            terminal.object(PreflightPrint.json(check))
            show(check)
        }
        let stops = checks.count { $0.verdict == .stop }
        let warnings = checks.count { $0.verdict == .warning }
        terminal.line()
        terminal.line(PreflightPrint.verdict(stops: stops, warnings: warnings, facts))
        var members = members(facts)
        members["stops"] = .int(stops)
        members["warnings"] = .int(warnings)
        terminal.result("preflight", status: stops == 0 ? "done" : "refused", members)
        return stops == 0 ? .done : .refused
    }

    private func show(_ check: PreflightCheck) {
        let mark =
            switch check.verdict {
            case .ok: "ok"
            case .warning: "note"
            case .stop: "STOP"
            }
        let head = mark.padding(to: 6) + check.name.padding(to: 16)
        let lines = TextLines.wrapped(check.text, width: 90)
        for (number, line) in lines.enumerated() {
            terminal.line((number == 0 ? head : PreflightPrint.indent) + line)
        }
        guard check.verdict != .ok, !check.remedy.isEmpty else { return }
        for (number, line) in TextLines.wrapped(check.remedy, width: 87).enumerated() {
            terminal.line(PreflightPrint.indent + (number == 0 ? "-> " : "   ") + line)
        }
        for detail in check.details { terminal.line("\(PreflightPrint.indent)   - \(detail)") }
    }

    private static func verdict(stops: Int, warnings: Int, _ facts: PreflightFacts) -> String {
        switch stops {
        case 0 where facts.wants == nil || !facts.decisions.isConfirmed:
            return "Nothing stands in the way as far as it could be checked. Next: convey status"
        case 0:
            return warnings == 0 ? "Ready. Next: convey sample" : "Ready, with what is noted above. Next: convey sample"
        case 1: return "1 thing stands in the way of a run (STOP above)."
        default: return "\(stops) things stand in the way of a run (STOP above)."
        }
    }

    private static func json(_ check: PreflightCheck) -> JSON {
        [
            "type": "check", "name": .string(check.name), "verdict": .string(check.verdict.rawValue),
            "text": .string(check.text), "remedy": .string(check.remedy),
            "details": .array(check.details.map { .string($0) }),
        ]
    }

    private func members(_ facts: PreflightFacts) -> [String: JSON] {
        let identity = facts.identity
        let plan = facts.decisions.plan
        return [
            "company": .integer(identity.companyID), "user": .string(identity.email),
            "admin": .bool(identity.isAdmin), "signIn": .string(facts.isOAuth ? "oauth" : "token"),
            "plan": plan.map { .string($0.rawValue) } ?? .null,
            "likelyPlan": facts.likelyPlan.map { .string($0.rawValue) } ?? .null,
            "seats": facts.decisions.seats.map { .int($0) } ?? .null,
            "tokensLeft": facts.dailyRemaining.map { .int(max(0, $0)) } ?? .null,
            "tokensPerDay": facts.dailyLimit.map { .int($0) } ?? .null,
            "tokensNeeded": facts.wants.map { .int($0.tokens) } ?? .null,
            "currency": .string(facts.decisions.currency), "accountCurrency": .string(identity.currency),
            "customFields": .int(facts.fields.count(where: \.isCustom)),
            "newCustomFields": facts.wants.map { .int($0.fields.count) } ?? .null,
            "customFieldLimit": plan.map { .int($0.customFieldLimit) } ?? .null,
            "automationsPaused": .bool(facts.decisions.areAutomationsPaused),
        ]
    }
}
