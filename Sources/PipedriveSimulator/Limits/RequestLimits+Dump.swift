import CanonicalJSON

extension RequestLimits {
    /// The windows of the last two seconds are named after tokens and stay out together with them.
    func dump(withTokens: Bool) -> JSON {
        let windows = withTokens ? arrivals : [:]
        return [
            "spent_tokens": .integer(Int64(spentTokens)), "spent_day": .integer(spentDay),
            "refusals": .integer(Int64(refusalsInARow)), "blocked_until": .integer(blockedUntil),
            "windows": .object(windows.mapValues { .array($0.map(JSON.integer)) }),
        ]
    }

    init?(dump: JSON) {
        guard let spent = dump["spent_tokens"]?.integerValue, let day = dump["spent_day"]?.integerValue,
            let refusals = dump["refusals"]?.integerValue, let blocked = dump["blocked_until"]?.integerValue,
            let windows = dump["windows"]?.objectValue
        else { return nil }
        self.init()
        spentTokens = Int(clamping: spent)
        spentDay = day
        refusalsInARow = Int(clamping: refusals)
        blockedUntil = blocked
        arrivals = windows.mapValues { ($0.arrayValue ?? []).compactMap(\.integerValue) }
    }
}
