/// How fast and how much a run may ask: the burst windows and the day's tokens, corrected by what answers say.
///
/// The day's tokens belong to the whole company: others spend them, too, so what an answer says always comes before
/// what was counted here, and is believed at once when it is less.
package struct RateBudget: Sendable, Hashable {
    package enum Admission: Sendable, Hashable {
        case now
        case notBefore(Timestamp)
        /// The share of the day that the operator grants is used up; waiting a while does not help.
        case ceiling
    }

    /// The company's tokens for a day, where an answer has said so.
    package private(set) var dailyLimit: Int?
    /// Requests in any two seconds, where an answer has said so.
    package private(set) var statedBurstLimit: Int?
    /// Tokens left today as far as known; nil while no answer has said.
    package private(set) var dailyRemaining: Int?
    /// Tokens that the operator grants for one day.
    package var grantedTokens: Int?
    /// By requests of this value.
    package private(set) var spentTokens = 0
    /// On the present day, by earlier processes of this migration as well.
    package private(set) var spentToday = 0
    /// Nothing is sent before; nil when nothing is in the way.
    package private(set) var pausedUntil: Timestamp?

    private var requests: BurstWindow
    private var searches = BurstWindow(limit: RateBudget.searchLimit)
    /// The day, counted from 1970, that `dailyRemaining` and `spentToday` belong to.
    private var knownDay: Int64?
    /// Admitted and not answered: not in any header yet.
    private var unansweredTokens = 0
    /// Refusals with a pause between them; those that were on the line together count once.
    private var refusedRounds = 0
    /// After a pause one request asks whether it is over; since when it is under way.
    private var probe: Probe?
    /// The first day on which the tokens were found used up.
    private var emptySince: Int64?

    private enum Probe: Sendable, Hashable {
        case needed
        case underWay(since: Timestamp)
    }

    /// Search requests in any two seconds, on every plan.
    package static let searchLimit = 10
    private static let dayMilliseconds: Int64 = 86_400_000
    /// Answers overtake each other; only a rise above this is believed to be a new day or a top-up.
    private static let overtakingTokens = 1000
    /// Where midnight brought nothing, the company's day begins elsewhere: it is asked again and again.
    private static let dayRetryMilliseconds: Int64 = 1_800_000
    private static let backOffMilliseconds: Int64 = 2000
    /// As many refused rounds mean the day, even if no answer says so.
    private static let roundLimit = 8
    private static let probeMilliseconds: Int64 = 60_000

    package init(burstLimit: Int, grantedTokens: Int? = nil) {
        requests = BurstWindow(limit: burstLimit)
        self.grantedTokens = grantedTokens
    }

    /// Requests in any two seconds.
    package var burstLimit: Int { requests.limit }

    /// Takes over what this migration spent on that day before, as its ledger knows.
    package mutating func remember(spentTokens tokens: Int, at moment: Timestamp) {
        turnDay(at: moment)
        spentToday += tokens
    }

    /// Spent on the day of that moment, by earlier processes of this migration as well.
    package func spentToday(at moment: Timestamp) -> Int { knownDay == moment.dayNumber ? spentToday : 0 }

    /// Asks for one request; when the answer is `now`, its place and its tokens are taken.
    ///
    /// A request that does not leave at once (`isLeaving` false) says `leave` when it does.
    package mutating func admit(
        costTokens: Int,
        isSearch: Bool = false,
        isLeaving: Bool = true,
        at now: Timestamp
    ) -> Admission {
        turnDay(at: now)
        if let grantedTokens, spentToday + costTokens > grantedTokens { return .ceiling }
        if let until = pausedUntil {
            if now < until { return .notBefore(until) }
            pausedUntil = nil
        }
        if case .underWay(let since) = probe {
            guard now >= since.adding(milliseconds: RateBudget.probeMilliseconds) else {
                return .notBefore(now.adding(milliseconds: 500))
            }
        }
        if let remaining = dailyRemaining, remaining < costTokens { return .notBefore(pauseForDay(at: now)) }
        if isSearch, let free = searches.admit(isLeaving: true, at: now) { return .notBefore(free) }
        if let free = requests.admit(isLeaving: isLeaving, at: now) { return .notBefore(free) }
        if probe != nil { probe = .underWay(since: now) }
        spentTokens += costTokens
        spentToday += costTokens
        unansweredTokens += costTokens
        if let remaining = dailyRemaining { dailyRemaining = remaining - costTokens }
        return .now
    }

    /// A request that was admitted to leave later is on the line now.
    package mutating func leave(at now: Timestamp) { requests.leave(at: now) }

    /// Takes over what an answer's headers say; the daily header shows the tokens left before that request.
    package mutating func observe(
        _ reply: ApiReply,
        costTokens: Int,
        isSearch: Bool = false,
        sentAt: Timestamp? = nil,
        at now: Timestamp
    ) {
        turnDay(at: now)
        unansweredTokens = max(0, unansweredTokens - costTokens)
        takeWindow(reply, isSearch: isSearch, sentAt: sentAt, at: now)
        let isRefused = reply.status == 429
        if isRefused { chargeBack(costTokens) }
        if let limit = reply.number("x-daily-ratelimit-token-limit"), limit > 0 { dailyLimit = limit }
        var isDayUsedUp = false
        // An answer that was asked for yesterday tells of yesterday's tokens.
        let isOfToday = sentAt.map { $0.dayNumber == now.dayNumber } ?? true
        if isOfToday, let left = reply.number("x-daily-ratelimit-token-remaining") {
            isDayUsedUp = left < costTokens
            believe((isRefused ? left : left - costTokens) - unansweredTokens)
        }
        guard isRefused else {
            refusedRounds = 0
            probe = nil
            // The rest of an old day is no new day.
            if dailyRemaining.map({ $0 > RateBudget.overtakingTokens }) ?? true { emptySince = nil }
            return
        }
        pause(after: reply, isDayUsedUp: isDayUsedUp, at: now)
    }

    /// No answer came; what did not leave costs nothing.
    package mutating func lose(costTokens: Int, hasLeft: Bool) {
        unansweredTokens = max(0, unansweredTokens - costTokens)
        if case .underWay = probe { probe = .needed }
        guard !hasLeft else { return }
        chargeBack(costTokens)
        if let remaining = dailyRemaining { dailyRemaining = remaining + costTokens }
    }

    /// Whether the day's tokens are what a pause until then waits for.
    package static func isDayPause(from now: Timestamp, until: Timestamp) -> Bool {
        until.milliseconds - now.milliseconds > 90_000
    }
}

// MARK: - Pausing

extension RateBudget {
    private mutating func pause(after reply: ApiReply, isDayUsedUp: Bool, at now: Timestamp) {
        // Those that were on the line together with a refused one say nothing new.
        if pausedUntil == nil { refusedRounds += 1 }
        probe = .needed
        dailyRemaining = nil
        let until: Timestamp
        if let seconds = reply.number("retry-after") {
            until = now.adding(milliseconds: Int64(min(max(1, seconds), 86_400)) * 1000)
        } else if isDayUsedUp || refusedRounds >= RateBudget.roundLimit {
            until = pauseForDay(at: now)
        } else {
            let reset = reply.number("x-ratelimit-reset").map { Int64(min(max(1, $0), 60)) * 1000 }
            let backOff = RateBudget.backOffMilliseconds << Int64(min(refusedRounds, RateBudget.roundLimit) - 1)
            let wait = refusedRounds > 1 ? max(reset ?? 0, min(backOff, 60_000)) : reset ?? backOff
            until = now.adding(milliseconds: wait)
        }
        pausedUntil = max(pausedUntil ?? until, until)
    }

    /// Until midnight UTC, by which the documentation seems to go; where that brought nothing, a while at a time.
    private mutating func pauseForDay(at now: Timestamp) -> Timestamp {
        let day = now.dayNumber
        let until: Timestamp
        if let emptySince, day > emptySince {
            until = now.adding(milliseconds: RateBudget.dayRetryMilliseconds)
        } else {
            emptySince = day
            until = Timestamp(milliseconds: (day + 1) * RateBudget.dayMilliseconds + 5000)
        }
        probe = .needed
        dailyRemaining = nil
        pausedUntil = until
        return until
    }
}

// MARK: - Counting

extension RateBudget {
    private mutating func takeWindow(_ reply: ApiReply, isSearch: Bool, sentAt: Timestamp?, at now: Timestamp) {
        // On a search the headers tell of the window of searches.
        let limit = reply.number("x-ratelimit-limit").flatMap { $0 > 0 ? $0 : nil }
        if let limit, isSearch {
            searches.limit = limit
        } else if let limit {
            requests.limit = limit
            statedBurstLimit = limit
        }
        guard let sentAt else { return }
        let remaining = limit == nil ? nil : reply.number("x-ratelimit-remaining")
        requests.answered(sentAt: sentAt, remaining: isSearch ? nil : remaining, at: now)
    }

    private mutating func believe(_ tokens: Int) {
        if let known = dailyRemaining, tokens <= known + RateBudget.overtakingTokens {
            dailyRemaining = min(known, tokens)
        } else {
            dailyRemaining = tokens
        }
    }

    private mutating func chargeBack(_ costTokens: Int) {
        spentTokens -= costTokens
        spentToday = max(0, spentToday - costTokens)
    }

    /// At midnight UTC the company's tokens are back, as far as anybody knows; the next answer tells.
    private mutating func turnDay(at now: Timestamp) {
        let day = now.dayNumber
        if let knownDay, day > knownDay {
            dailyRemaining = nil
            spentToday = 0
        }
        knownDay = max(day, knownDay ?? day)
    }
}

extension ApiReply {
    fileprivate func number(_ header: String) -> Int? { headers[header].flatMap { Int($0) } }
}
