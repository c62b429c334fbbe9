import TestSupport
import Testing

@testable import Migration

/// The burst window and the day's tokens.
@Suite struct RateBudgetTests {
    private func at(_ milliseconds: Int64) -> Timestamp { World.noon.adding(milliseconds: milliseconds) }

    @Test("no two seconds ever hold more requests than the burst limit", arguments: 0..<50) func burst(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let limit = 1 + numbers.below(20)
        var budget = RateBudget(burstLimit: limit)
        var now = World.noon
        var admitted: [Timestamp] = []
        for _ in 0..<600 {
            now = now.adding(milliseconds: Int64(numbers.below(numbers.percent(10) ? 3000 : 60)))
            switch budget.admit(costTokens: 1 + numbers.below(40), at: now) {
            case .now: admitted.append(now)
            case .notBefore(let time):
                #expect(time > now)
                #expect(time <= now.adding(milliseconds: 2030))
                if numbers.percent(50) { now = time }
            case .ceiling: Issue.record("there is no ceiling")
            }
        }
        for (place, first) in admitted.enumerated() {
            let end = first.adding(milliseconds: 2000)
            #expect(admitted[place...].prefix { $0 < end }.count <= limit)
        }
        #expect(admitted.count > limit)
    }

    @Test("waiting as long as it says is always enough", arguments: 0..<20) func enough(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        var budget = RateBudget(burstLimit: 1 + numbers.below(4))
        var now = World.noon
        for _ in 0..<200 {
            now = now.adding(milliseconds: Int64(numbers.below(100)))
            guard case .notBefore(let time) = budget.admit(costTokens: 1, at: now) else { continue }
            now = time
            #expect(budget.admit(costTokens: 1, at: now) == .now)
        }
    }

    @Test("granted tokens are never exceeded", arguments: 0..<20) func granted(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let granted = numbers.below(300)
        var budget = RateBudget(burstLimit: 10_000, grantedTokens: granted)
        var spent = 0
        for step in 0..<200 {
            let costTokens = 1 + numbers.below(20)
            switch budget.admit(costTokens: costTokens, at: at(Int64(step))) {
            case .now: spent += costTokens
            case .ceiling: #expect(spent + costTokens > granted)
            case .notBefore: Issue.record("there is nothing to wait for")
            }
        }
        #expect(spent <= granted)
        #expect(budget.spentTokens == spent)
    }

    @Test("the header shows the tokens before the request, so its own cost is taken off") func dailyHeader() {
        var budget = RateBudget(burstLimit: 10)
        budget.observe(reply(200, remaining: 12), costTokens: 5, at: at(0))
        #expect(budget.dailyRemaining == 7)
        #expect(budget.admit(costTokens: 5, at: at(1)) == .now)
        #expect(budget.dailyRemaining == 2)
        #expect(budget.admit(costTokens: 2, at: at(2)) == .now)
        guard case .notBefore(let time) = budget.admit(costTokens: 1, at: at(3)) else {
            Issue.record("tokens were granted that are not there")
            return
        }
        #expect(RateBudget.isDayPause(from: at(3), until: time))
        #expect(budget.admit(costTokens: 1, at: time) == .now)
    }

    @Test("an answer that comes late does not bring tokens back") func lateAnswer() {
        var budget = RateBudget(burstLimit: 10)
        budget.observe(reply(200, remaining: 100), costTokens: 5, at: at(0))
        budget.observe(reply(200, remaining: 105), costTokens: 5, at: at(1))
        #expect(budget.dailyRemaining == 95)
    }

    @Test("after midnight yesterday's remainder is forgotten") func newDay() {
        var budget = RateBudget(burstLimit: 10)
        budget.observe(reply(200, remaining: 6), costTokens: 5, at: at(0))
        let tomorrow = at(43_200_000)
        #expect(budget.admit(costTokens: 5, at: tomorrow) == .now)
        budget.observe(reply(200, remaining: 30_000), costTokens: 5, at: tomorrow)
        #expect(budget.dailyRemaining == 29_995)
    }

    @Test("a burst answer with just enough tokens left waits seconds, not until midnight") func burstNotDay() {
        var budget = RateBudget(burstLimit: 10)
        budget.observe(reply(429, remaining: 5), costTokens: 5, at: at(0))
        #expect(budget.admit(costTokens: 5, at: at(1)) == .notBefore(at(2000)))
        #expect(budget.admit(costTokens: 5, at: at(2000)) == .now)
    }

    @Test("the burst limit that the account names is taken over, a senseless one is not") func burstHeader() {
        var budget = RateBudget(burstLimit: 20)
        budget.observe(ApiReply(status: 200, headers: ["x-ratelimit-limit": "80"]), costTokens: 1, at: at(0))
        #expect(budget.burstLimit == 80)
        budget.observe(ApiReply(status: 200, headers: ["x-ratelimit-limit": "2"]), costTokens: 1, at: at(0))
        #expect(budget.burstLimit == 2)
        budget.observe(ApiReply(status: 200, headers: ["x-ratelimit-limit": "0"]), costTokens: 1, at: at(0))
        #expect(budget.burstLimit == 2)
        #expect(budget.admit(costTokens: 1, at: at(1)) == .now)
        #expect(budget.admit(costTokens: 1, at: at(2)) == .now)
        #expect(budget.admit(costTokens: 1, at: at(3)) == .notBefore(at(2031)))
    }

    private func reply(_ status: Int, remaining: Int) -> ApiReply {
        ApiReply(status: status, headers: ["x-daily-ratelimit-token-remaining": String(remaining)])
    }
}
