package import CanonicalJSON

extension AccountConfiguration {
    /// The form of dumps; `init(json:)` reads it back.
    package var json: JSON { json(withTokens: true) }

    /// Without tokens the users that have one are only marked.
    func json(withTokens: Bool) -> JSON {
        [
            "seed": .string(String(seed)), "company_domain": .string(companyDomain),
            "users": .array(users.map { $0.json(withToken: withTokens) }), "plan": .string(plan.rawValue),
            "seats": .integer(Int64(seats)),
            "burst_requests": burstRequests.map { .integer(Int64($0)) } ?? .null,
            "currencies": .array(currencies.map(JSON.string)), "default_currency": .string(defaultCurrency),
            "time_zone": .string(timeZoneName), "behaviours": behaviours.json,
            "enforces_budget": .bool(enforcesBudget), "enforces_burst": .bool(enforcesBurst),
            "enforces_plan_caps": .bool(enforcesPlanCaps), "contact_sync": .bool(hasContactSync),
            "campaigns": .bool(hasCampaigns), "background_tokens_per_hour": .integer(Int64(backgroundTokensPerHour)),
            "search_lag_milliseconds": .integer(searchLagMilliseconds), "existing_records": .bool(hasExistingRecords),
        ]
    }

    /// Reads a configuration; every member but the users has a default. Nil without any usable user.
    package init?(json: JSON) {
        let users = (json["users"]?.arrayValue ?? []).compactMap(SimulatedUser.init(json:))
        guard !users.isEmpty else { return nil }
        self.init(
            seed: json["seed"]?.stringValue.flatMap(UInt64.init)
                ?? UInt64(clamping: json["seed"]?.integerValue ?? 1),
            companyDomain: json["company_domain"]?.stringValue ?? "simulated-firm",
            token: ""
        )
        self.users = users
        plan = json["plan"]?.stringValue.flatMap(Plan.init(rawValue:)) ?? plan
        seats = json["seats"]?.integerValue.map { Int(clamping: max(1, $0)) } ?? seats
        burstRequests = json["burst_requests"]?.integerValue.map { Int(clamping: max(1, $0)) }
        currencies = json["currencies"]?.arrayValue?.compactMap(\.stringValue) ?? currencies
        defaultCurrency = json["default_currency"]?.stringValue ?? defaultCurrency
        timeZoneName = json["time_zone"]?.stringValue ?? timeZoneName
        behaviours = json["behaviours"].map(UncertainBehaviours.init(json:)) ?? behaviours
        enforcesBudget = json["enforces_budget"]?.boolValue ?? enforcesBudget
        enforcesBurst = json["enforces_burst"]?.boolValue ?? enforcesBurst
        enforcesPlanCaps = json["enforces_plan_caps"]?.boolValue ?? enforcesPlanCaps
        hasContactSync = json["contact_sync"]?.boolValue ?? hasContactSync
        hasCampaigns = json["campaigns"]?.boolValue ?? hasCampaigns
        backgroundTokensPerHour =
            json["background_tokens_per_hour"]?.integerValue.map { Int(clamping: $0) } ?? backgroundTokensPerHour
        searchLagMilliseconds = json["search_lag_milliseconds"]?.integerValue ?? searchLagMilliseconds
        hasExistingRecords = json["existing_records"]?.boolValue ?? hasExistingRecords
    }

    /// Gives tokens to the users whose rows mark that they had one.
    mutating func setTokens(_ tokens: [String], where rows: [JSON]) {
        var rest = tokens[...]
        for (index, row) in rows.enumerated() where row["token"] == true && users.indices.contains(index) {
            users[index].token = rest.popFirst()
        }
    }
}
