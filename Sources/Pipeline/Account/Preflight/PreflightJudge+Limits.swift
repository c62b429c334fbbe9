import Migration

extension PreflightJudge {
    static func budget(_ facts: PreflightFacts) -> PreflightCheck {
        let need = facts.wants.map { "; a run needs about \($0.tokens)" } ?? ""
        let planned = plannedTokens(facts)
        guard let left = facts.dailyRemaining else {
            return PreflightCheck(
                "Tokens",
                .ok,
                "the account does not say how many are left today"
                    + (planned.map { "; by its plan it has \($0) a day" } ?? "") + need
            )
        }
        let day = facts.dailyLimit ?? planned
        let text = "\(max(0, left))" + (day.map { " of \($0)" } ?? "") + " left today\(need)"
        guard let wants = facts.wants, wants.tokens > left else { return PreflightCheck("Tokens", .ok, text) }
        guard let day, day > 0 else {
            return PreflightCheck("Tokens", .warning, "\(text): it goes on by itself on the following days")
        }
        let days = 1 + (wants.tokens - max(0, left) + day - 1) / day
        return PreflightCheck(
            "Tokens",
            .warning,
            "\(text), so it takes \(days) days: it waits for each new day and goes on by itself",
            remedy: "Nothing, or buy a top-up or seats in Pipedrive; other integrations spend the same tokens."
        )
    }

    private static func plannedTokens(_ facts: PreflightFacts) -> Int? {
        guard let plan = facts.decisions.plan, let seats = facts.decisions.seats else { return nil }
        return plan.dailyTokensPerSeat * seats
    }

    static func customFields(_ facts: PreflightFacts) -> PreflightCheck? {
        let there = facts.fields.count(where: \.isCustom)
        guard let wants = facts.wants else {
            return PreflightCheck("Fields", .ok, "the account has \(there) custom fields")
        }
        let total = there + wants.fields.count
        let sum = "\(there) custom fields in the account and \(wants.fields.count) new ones"
        guard let plan = facts.decisions.plan else {
            let fitting = AccountPlan.allCases.first { $0.customFieldLimit >= total }
            return PreflightCheck(
                "Fields",
                total > AccountPlan.lite.customFieldLimit ? .warning : .ok,
                "\(sum); \(total) fit " + (fitting.map { "\($0.rawValue) and larger plans" } ?? "no plan")
            )
        }
        let limit = plan.customFieldLimit
        return total > limit
            ? tooManyFields(there: there, wants, plan)
            : PreflightCheck("Fields", .ok, "\(sum), of \(limit) that the plan allows")
    }

    static func tooManyFields(there: Int, _ wants: PreflightWants, _ plan: AccountPlan) -> PreflightCheck {
        let excess = there + wants.fields.count - plan.customFieldLimit
        return PreflightCheck(
            "Fields",
            .stop,
            "\(there) custom fields in the account and \(wants.fields.count) new ones, but the plan \(plan.rawValue) "
                + "allows \(plan.customFieldLimit): \(excess) too many",
            remedy: "Raise the plan, delete custom fields that nobody uses, or leave columns behind "
                + "(convey map set COLUMN skip); the least filled are:",
            details: wants.leastFilled(excess + 5)
        )
    }

    static func sameNames(_ facts: PreflightFacts) -> PreflightCheck? {
        guard let wants = facts.wants else { return nil }
        let custom = facts.fields.filter(\.isCustom)
        var found = wants.pipelines.filter(facts.pipelines.contains).map { "pipeline \($0)" }
        found += wants.activityTypes.filter(facts.activityTypes.contains).map { "activity type \($0)" }
        found += wants.fields.map(\.key)
            .filter { key in custom.contains { $0.entity == key.entity && $0.name == key.name } }
            .map { "field \($0.name) of \($0.entity.rawValue)s" }
        guard !found.isEmpty else {
            return PreflightCheck("Names", .ok, "no pipeline, activity type or field of the same name is there")
        }
        return PreflightCheck(
            "Names",
            .warning,
            "\(found.count) of the names that a run will use are taken; it makes a second one beside each, since "
                + "nothing of others is ever changed",
            remedy: "Rename or delete those in Pipedrive if they are leftovers.",
            details: found.sorted()
        )
    }

    static func contactSync(_ facts: PreflightFacts) -> PreflightCheck {
        let names: Set = ["birthday", "job_title", "postal_address", "im", "ims"]
        let isOn = facts.fields.contains { $0.entity == .person && !$0.isCustom && names.contains($0.code) }
        return PreflightCheck(
            "Contact sync",
            .ok,
            isOn
                ? "on; addresses, job titles and birthdays still go to custom fields, which do not vanish with it"
                : "off, so addresses, job titles and birthdays of persons go to custom fields"
        )
    }

    static func visibility(_ facts: PreflightFacts) -> PreflightCheck? {
        guard let wants = facts.wants, !wants.visibilities.isEmpty else {
            return PreflightCheck("Visibility", .ok, "left to the account's default for \(facts.identity.name)")
        }
        let values = wants.visibilities.sorted().map(String.init).joined(separator: ", ")
        guard let plan = facts.decisions.plan else {
            return PreflightCheck(
                "Visibility",
                .warning,
                "deals are given visible_to \(values), whose meaning depends on the plan",
                remedy: "Say the plan (--plan) to have it checked."
            )
        }
        let isNarrow = plan.hidesFromOtherGroups && !wants.visibilities.isDisjoint(with: [1, 3, 5])
        let isUnknown = !plan.hidesFromOtherGroups && !wants.visibilities.isSubset(of: [1, 3])
        return PreflightCheck(
            "Visibility",
            isNarrow || isUnknown ? .warning : .ok,
            isUnknown
                ? "deals are given visible_to \(values); \(plan.rawValue) knows only 1 and 3"
                : "deals are given visible_to \(values)"
                    + (isNarrow ? ", which on \(plan.rawValue) hides some from other groups" : "")
        )
    }

    static func owners(_ facts: PreflightFacts) -> PreflightCheck? {
        guard facts.wants != nil else { return nil }
        let owners = facts.decisions.owners
        guard let fallback = owners.fallback else {
            return PreflightCheck(
                "Owners",
                .stop,
                "nobody takes the records whose own user has no match",
                remedy: "convey owners fallback EMAIL, then convey map confirm."
            )
        }
        let active = Set(facts.users.filter(\.isActive).map(\.id))
        var unusable = owners.assigned.filter { !active.contains($0.value.userID) }
            .map { "\($0.key) -> \($0.value.email)" }.sorted()
        if !active.contains(fallback.userID) { unusable.append("everybody else -> \(fallback.email)") }
        guard unusable.isEmpty else {
            return PreflightCheck(
                "Owners",
                .stop,
                "\(unusable.count) of the chosen users are deactivated or gone; Pipedrive gives them nothing new",
                remedy: "convey owners set ID EMAIL or convey owners fallback EMAIL, then convey map confirm.",
                details: unusable
            )
        }
        return PreflightCheck(
            "Owners",
            .ok,
            "\(owners.assigned.count) assigned, everything else to \(fallback.email)"
        )
    }

    static func deals(_ facts: PreflightFacts) -> PreflightCheck? {
        guard let wants = facts.wants, let there = facts.deals, let plan = facts.decisions.plan,
            let seats = facts.decisions.seats
        else { return nil }
        let limit = plan.dealLimit(seats: seats)
        let text = "\(there) deals and leads in the account and \(wants.deals) new ones"
        guard there + wants.deals > limit else {
            return PreflightCheck("Deals", .ok, "\(text), of \(limit) that the plan allows")
        }
        return PreflightCheck(
            "Deals",
            .stop,
            "\(text), but the plan allows \(limit)",
            remedy: "Raise the plan or add seats; Pipedrive refuses the rest."
        )
    }
}

extension PreflightJudge {
    /// Documents that a run uploads have to be where they were found.
    static func documents(_ facts: PreflightFacts) -> PreflightCheck? {
        guard let wants = facts.wants, wants.files > 0 else { return nil }
        let folder = facts.decisions.documentsFolder ?? ""
        let count = wants.files == 1 ? "1 document" : "\(wants.files) documents"
        let megabytes = max(1, (wants.fileBytes + 999_999) / 1_000_000)
        guard facts.isDocumentsFolderThere else {
            return PreflightCheck(
                "Documents",
                .stop,
                "\(count) to upload, but their folder \(folder) is not there or cannot be read",
                remedy: "Bring it back, or load the export again with --documents and the folder where it is now."
            )
        }
        return PreflightCheck("Documents", .ok, "\(count) to upload from \(folder), about \(megabytes) MB")
    }
}

extension PreflightWants {
    /// The new fields with the fewest values, one line each.
    func leastFilled(_ count: Int) -> [String] {
        fields.prefix(count).map { field in
            "\(field.key.name) of \(field.key.entity.rawValue)s: \(field.filled) filled"
                + (field.column.isEmpty ? "" : ", from \(field.column)")
        }
    }
}
