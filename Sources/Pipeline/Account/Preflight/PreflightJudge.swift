import Migration

/// Says of every fact what it means for a run; reads nothing and waits for nothing.
package enum PreflightJudge {
    package static func checks(_ facts: PreflightFacts) -> [PreflightCheck] {
        [
            account(facts), rights(facts), plan(facts), budget(facts), currency(facts), mapping(facts),
            customFields(facts), sameNames(facts), contactSync(facts), visibility(facts), owners(facts),
            deals(facts), documents(facts), automations(facts),
        ].compactMap { $0 }
    }

    private static func account(_ facts: PreflightFacts) -> PreflightCheck {
        let identity = facts.identity
        let text = "\(identity.companyName), \(identity.companyDomain).pipedrive.com (company \(identity.companyID))"
        let named = facts.host.split(separator: ".").first.map(String.init) ?? ""
        guard !facts.isLoopback, facts.host != "api.pipedrive.com", !identity.companyDomain.isEmpty,
            named != identity.companyDomain
        else { return PreflightCheck("Account", .ok, text) }
        return PreflightCheck(
            "Account",
            .warning,
            "\(text), though the migration's address is \(facts.host)",
            remedy: "Make sure that this is the firm's account before anything is written to it."
        )
    }

    private static func rights(_ facts: PreflightFacts) -> PreflightCheck {
        let identity = facts.identity
        let user = "\(identity.name) <\(identity.email)>"
        if identity.isAdmin { return PreflightCheck("Signed in", .ok, "\(user), an admin") }
        let remedy = "Use the sign-in of an admin who sees every record; without it a check reads only part of them."
        let wants = facts.wants
        let isNeeded =
            wants.map { !$0.fields.isEmpty || !$0.pipelines.isEmpty || !$0.activityTypes.isEmpty || $0.notes > 0 }
            ?? true
        return PreflightCheck(
            "Signed in",
            isNeeded ? .stop : .warning,
            isNeeded
                ? "\(user), NOT an admin: custom fields, pipelines, activity types and original note authors need one"
                : "\(user), not an admin",
            remedy: remedy
        )
    }

    private static func plan(_ facts: PreflightFacts) -> PreflightCheck {
        let decisions = facts.decisions
        let likely = facts.likelyPlan.map { plan in
            "by its limits it looks like \(plan.rawValue)" + (facts.likelySeats.map { ", \(seats($0))" } ?? "")
        }
        guard let plan = decisions.plan else {
            let example =
                "convey preflight --plan \((facts.likelyPlan ?? .premium).rawValue) --seats \(facts.likelySeats ?? 1)"
            return PreflightCheck(
                "Plan",
                .warning,
                "not known, Pipedrive does not tell" + (likely.map { "; \($0)" } ?? ""),
                remedy: "Look it up in Pipedrive (Billing) and say it once: \(example)"
            )
        }
        let said = plan.rawValue + (decisions.seats.map { ", \(seats($0))" } ?? ", seats not known")
        if let found = facts.likelyPlan, let likely, found != plan {
            return PreflightCheck("Plan", .warning, "\(said), as you said, but \(likely)", remedy: "Look it up again.")
        }
        if let dailyLimit = facts.dailyLimit, let seats = decisions.seats, dailyLimit < plan.dailyTokensPerSeat * seats
        {
            return PreflightCheck(
                "Plan",
                .warning,
                "\(said), as you said, but the account has only \(dailyLimit) tokens a day",
                remedy: "Look up plan and seats again."
            )
        }
        return PreflightCheck("Plan", .ok, "\(said), as you said")
    }

    static func seats(_ count: Int) -> String { count == 1 ? "1 seat" : "\(count) seats" }

    private static func currency(_ facts: PreflightFacts) -> PreflightCheck {
        let wanted = facts.decisions.currency
        let own = facts.identity.currency
        guard facts.activeCurrencies.contains(wanted) else {
            return PreflightCheck(
                "Currency",
                .stop,
                "amounts are in \(wanted), which the account does not have (it has "
                    + "\(facts.activeCurrencies.sorted().prefix(12).joined(separator: ", ")))",
                remedy: "Add \(wanted) in Pipedrive (Company settings, Currencies)."
            )
        }
        let zone = facts.decisions.timeZone
        let zones = zone == facts.identity.timeZone ? zone : "\(zone); the user's own is \(facts.identity.timeZone)"
        return PreflightCheck(
            "Currency",
            .ok,
            wanted == own ? "\(wanted). Time zone \(zones)" : "\(wanted); the user's own is \(own). Time zone \(zones)"
        )
    }

    private static func mapping(_ facts: PreflightFacts) -> PreflightCheck? {
        let decisions = facts.decisions
        guard decisions.isLoaded else {
            return PreflightCheck(
                "Mapping",
                .warning,
                "no export is loaded, so nothing that depends on it was checked",
                remedy: "convey load PATH, convey map propose; then run preflight again."
            )
        }
        guard facts.wants != nil else {
            return PreflightCheck(
                "Mapping",
                .warning,
                "nothing is proposed, so nothing that depends on it was checked",
                remedy: "convey map propose; then run preflight again."
            )
        }
        return decisions.isConfirmed
            ? PreflightCheck("Mapping", .ok, "confirmed")
            : PreflightCheck(
                "Mapping",
                .warning,
                "not confirmed, or changed since",
                remedy: "convey map show, then convey map confirm; a run is refused before that."
            )
    }

    private static func automations(_ facts: PreflightFacts) -> PreflightCheck {
        facts.decisions.areAutomationsPaused
            ? PreflightCheck("Automations", .ok, "paused, as you said")
            : PreflightCheck(
                "Automations",
                .stop,
                "records that a run creates fire the account's automations, sequences, webhooks and notifications; "
                    + "some may mail clients",
                remedy: "Pause them in Pipedrive, then say so, which is recorded: convey preflight --automations-paused"
            )
    }
}
