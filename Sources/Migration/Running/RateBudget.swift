/// How fast and how much a run may ask: the burst window and the day's tokens, corrected by what answers say.
package struct RateBudget: Sendable, Hashable {
    package enum Admission: Sendable, Hashable {
        case now
        case notBefore(Timestamp)
        /// The run's own ceiling is reached; waiting does not help.
        case ceiling
    }

    /// Requests in any two seconds.
    package private(set) var burstLimit: Int
    /// Tokens left today as far as known; nil while no answer has said.
    package private(set) var dailyRemaining: Int?
    /// Tokens that the operator grants to this run.
    package var grantedTokens: Int?
    package private(set) var spentTokens = 0
    private var recent: [Timestamp] = []
    /// Nothing is sent before; nil when nothing is in the way.
    package private(set) var pausedUntil: Timestamp?
    /// The day, counted from 1970, that `dailyRemaining` belongs to.
    private var knownDay: Int64?

    private static let windowMilliseconds: Int64 = 2000
    private static let dayMilliseconds: Int64 = 86_400_000

    package init(burstLimit: Int, grantedTokens: Int? = nil) {
        self.burstLimit = burstLimit
        self.grantedTokens = grantedTokens
    }

    /// Asks for one request; when the answer is `now`, its place and its tokens are taken.
    package mutating func admit(costTokens: Int, at now: Timestamp) -> Admission {
        if let grantedTokens, spentTokens + costTokens > grantedTokens { return .ceiling }
        if let until = pausedUntil {
            if now < until { return .notBefore(until) }
            pausedUntil = nil
        }
        forgetYesterday(at: now)
        if let remaining = dailyRemaining, remaining < costTokens {
            let midnight = RateBudget.nextMidnight(after: now)
            dailyRemaining = nil
            pausedUntil = midnight
            return .notBefore(midnight)
        }
        let windowStart = now.adding(milliseconds: -RateBudget.windowMilliseconds)
        recent.removeAll { $0 <= windowStart }
        guard recent.count < burstLimit else {
            return .notBefore(recent[0].adding(milliseconds: RateBudget.windowMilliseconds + 1))
        }
        recent.append(now)
        spentTokens += costTokens
        if let remaining = dailyRemaining { dailyRemaining = remaining - costTokens }
        return .now
    }

    /// Takes over what an answer's headers say; the daily header shows the tokens left before that request.
    package mutating func observe(_ reply: ApiReply, costTokens: Int, at now: Timestamp) {
        if let limit = reply.headers["x-ratelimit-limit"].flatMap({ Int($0) }), limit > 0 {
            burstLimit = limit
        }
        forgetYesterday(at: now)
        var isDayUsedUp = false
        if let left = reply.headers["x-daily-ratelimit-token-remaining"].flatMap({ Int($0) }) {
            isDayUsedUp = left < costTokens
            let after = reply.status == 429 ? left : left - costTokens
            dailyRemaining = min(dailyRemaining ?? after, after)
        }
        guard reply.status == 429 else { return }
        let seconds =
            reply.headers["retry-after"].flatMap { Int64($0) }
            ?? reply.headers["x-ratelimit-reset"].flatMap { Int64($0) } ?? 2
        pausedUntil =
            isDayUsedUp && reply.headers["retry-after"] == nil
            ? RateBudget.nextMidnight(after: now) : now.adding(milliseconds: max(1, seconds) * 1000)
        dailyRemaining = nil
    }

    /// Whether the day's tokens are what a pause until then waits for.
    package static func isDayPause(from now: Timestamp, until: Timestamp) -> Bool {
        until.milliseconds - now.milliseconds > 60_000
    }

    /// At midnight UTC the company's tokens are back, whatever the last answer of the day before said.
    private mutating func forgetYesterday(at now: Timestamp) {
        let day = now.milliseconds / RateBudget.dayMilliseconds
        if let knownDay, day > knownDay { dailyRemaining = nil }
        knownDay = max(day, knownDay ?? day)
    }

    private static func nextMidnight(after now: Timestamp) -> Timestamp {
        let day = now.milliseconds / dayMilliseconds
        return Timestamp(milliseconds: (day + 1) * dayMilliseconds + 5000)
    }
}
