import Migration

/// The daily token budget of the company and the burst windows of its tokens.
struct RequestLimits: Sendable {
    enum Verdict: Equatable {
        case admitted
        case burstExceeded
        case budgetExceeded(resetSeconds: Int64)
        /// The caller went on through too many refusals and is shut out by the network's guard.
        case blocked
    }

    static let windowMilliseconds: Int64 = 2_000
    static let searchRequestsPerWindow = 10
    /// Refusals in a row before the guard steps in, and how long it stays.
    static let ignoredRefusals = 60
    static let blockMilliseconds: Int64 = 300_000

    var spentTokens = 0
    var spentDay: Int64 = 0
    var refusalsInARow = 0
    var blockedUntil: Int64 = 0
    /// Arrival times of the current windows by token; search requests count under a name of their own.
    var arrivals: [String: [Int64]] = [:]

    /// Counts a request and, when it is admitted, charges its price.
    mutating func admit(
        token: String,
        isApp: Bool,
        isSearch: Bool,
        costTokens: Int,
        at now: Timestamp,
        configuration: AccountConfiguration
    ) -> Verdict {
        if blockedUntil > now.milliseconds { return .blocked }
        startDay(of: now)
        let window = isSearch ? "search \(token)" : token
        let limit = isSearch ? RequestLimits.searchRequestsPerWindow : configuration.burstLimit(isApp: isApp)
        let isBurst = configuration.enforcesBurst && count(window, at: now) >= limit
        let available = configuration.dailyTokens - backgroundTokens(at: now, configuration) - spentTokens
        let needed = configuration.behaviours.refusesBeyondRemainder ? costTokens : 1
        let isEmpty = configuration.enforcesBudget && available < needed
        if configuration.enforcesBurst, !(isBurst || isEmpty) || configuration.behaviours.countsRefusalsInBurst {
            arrivals[window, default: []].append(now.milliseconds)
        }
        guard isBurst || isEmpty else {
            refusalsInARow = 0
            spentTokens += costTokens
            return .admitted
        }
        refusalsInARow += 1
        if refusalsInARow > RequestLimits.ignoredRefusals {
            refusalsInARow = 0
            blockedUntil = now.milliseconds + RequestLimits.blockMilliseconds
            return .blocked
        }
        if isEmpty { return .budgetExceeded(resetSeconds: (86_400_000 - TimeText.millisecondsOfDay(now)) / 1000) }
        return .burstExceeded
    }

    /// What is left before the request at hand is charged; never negative.
    mutating func remainingTokens(at now: Timestamp, configuration: AccountConfiguration) -> Int {
        startDay(of: now)
        return max(0, configuration.dailyTokens - backgroundTokens(at: now, configuration) - spentTokens)
    }

    mutating func remainingBurst(token: String, isSearch: Bool, at now: Timestamp, limit: Int) -> Int {
        max(0, limit - count(isSearch ? "search \(token)" : token, at: now))
    }

    private func backgroundTokens(at now: Timestamp, _ configuration: AccountConfiguration) -> Int {
        configuration.backgroundTokensPerHour * Int(TimeText.millisecondsOfDay(now) / 1000) / 3600
    }

    private mutating func startDay(of now: Timestamp) {
        let day = TimeText.dayNumber(now)
        guard day != spentDay else { return }
        spentDay = day
        spentTokens = 0
    }

    private mutating func count(_ window: String, at now: Timestamp) -> Int {
        let start = now.milliseconds - RequestLimits.windowMilliseconds
        guard let first = arrivals[window]?.first else { return 0 }
        if first <= start { arrivals[window]?.removeAll { $0 <= start } }
        return arrivals[window]?.count ?? 0
    }
}
