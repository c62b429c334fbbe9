import Testing

@testable import Migration

/// The day's tokens: priced before, counted after, corrected by whatever the account says.
@Suite struct DayBudgetTests {
    private func at(_ milliseconds: Int64) -> Timestamp { World.noon.adding(milliseconds: milliseconds) }
    private let midnight: Int64 = 43_200_000

    private func reply(_ status: Int, remaining: Int? = nil, _ more: [String: String] = [:]) -> ApiReply {
        var headers = more
        if let remaining { headers["x-daily-ratelimit-token-remaining"] = String(remaining) }
        return ApiReply(status: status, headers: headers)
    }

    @Test("a request is priced when it leaves, and an answer without headers leaves the count as it is")
    func withoutHeaders() {
        var budget = RateBudget(burstLimit: 100)
        budget.observe(reply(200, remaining: 100), costTokens: 5, at: at(0))
        #expect(budget.dailyRemaining == 95)
        for step in 1...3 {
            #expect(budget.admit(costTokens: 10, at: at(Int64(step))) == .now)
            budget.observe(reply(200), costTokens: 10, at: at(Int64(step)))
        }
        #expect(budget.dailyRemaining == 65)
        #expect(budget.spentTokens == 30)
    }

    @Test("others spend, too: what the account says is believed at once when it is less")
    func sharedAccount() {
        var budget = RateBudget(burstLimit: 100)
        budget.observe(reply(200, remaining: 1000), costTokens: 5, at: at(0))
        #expect(budget.admit(costTokens: 5, at: at(1)) == .now)
        budget.observe(reply(200, remaining: 300), costTokens: 5, at: at(2))
        #expect(budget.dailyRemaining == 295)
    }

    @Test("what is on the line and not charged yet is taken off what the account says")
    func inFlight() {
        var budget = RateBudget(burstLimit: 100)
        for step in 0..<4 { #expect(budget.admit(costTokens: 5, at: at(Int64(step))) == .now) }
        budget.observe(reply(200, remaining: 24), costTokens: 5, at: at(10))
        #expect(budget.dailyRemaining == 4)
        guard case .notBefore = budget.admit(costTokens: 5, at: at(11)) else {
            Issue.record("tokens were spent twice")
            return
        }
    }

    @Test("a top-up or a day that began elsewhere is believed, an overtaken answer is not")
    func rise() {
        var budget = RateBudget(burstLimit: 100)
        budget.observe(reply(200, remaining: 500), costTokens: 5, at: at(0))
        budget.observe(reply(200, remaining: 505), costTokens: 5, at: at(1))
        #expect(budget.dailyRemaining == 495)
        budget.observe(reply(200, remaining: 30_000), costTokens: 5, at: at(2))
        #expect(budget.dailyRemaining == 29_995)
    }

    @Test("a request that was refused for its pace, or never left, costs nothing")
    func chargedBack() {
        var budget = RateBudget(burstLimit: 100, grantedTokens: 12)
        #expect(budget.admit(costTokens: 5, at: at(0)) == .now)
        budget.observe(reply(429), costTokens: 5, at: at(1))
        #expect(budget.spentTokens == 0)
        #expect(budget.admit(costTokens: 5, at: at(3000)) == .now)
        budget.lose(costTokens: 5, hasLeft: false)
        #expect(budget.spentTokens == 0)
        #expect(budget.admit(costTokens: 5, at: at(3001)) == .now)
        budget.lose(costTokens: 5, hasLeft: true)
        #expect(budget.spentTokens == 5)
    }

    @Test("with the day used up it waits for midnight, asks once, and goes on by itself")
    func midnightReset() {
        var budget = RateBudget(burstLimit: 100)
        budget.observe(reply(200, remaining: 8), costTokens: 5, at: at(0))
        guard case .notBefore(let time) = budget.admit(costTokens: 5, at: at(1)) else {
            Issue.record("tokens were spent that are not there")
            return
        }
        #expect(time == at(midnight + 5000))
        #expect(budget.admit(costTokens: 5, at: time) == .now)
        let second = budget.admit(costTokens: 5, at: time.adding(milliseconds: 1))
        #expect(second == .notBefore(time.adding(milliseconds: 501)), "only one asks whether the day has come")
        budget.observe(reply(200, remaining: 30_000), costTokens: 5, at: time.adding(milliseconds: 100))
        for step in 0..<50 {
            #expect(budget.admit(costTokens: 5, at: time.adding(milliseconds: 200 + Int64(step))) == .now)
        }
    }

    @Test("where the company's day begins elsewhere, midnight brings nothing and it asks again every half hour")
    func otherZone() {
        var budget = RateBudget(burstLimit: 100)
        budget.observe(reply(429, remaining: 0), costTokens: 5, at: at(0))
        var now = at(1)
        var asked = 0
        let opens = at(midnight + 5 * 3_600_000)
        for _ in 0..<100 where now < opens {
            switch budget.admit(costTokens: 5, at: now) {
            case .notBefore(let time): now = time
            case .now:
                asked += 1
                budget.observe(reply(429, remaining: 0), costTokens: 5, at: now)
            case .ceiling: Issue.record("there is no ceiling")
            }
        }
        #expect(asked == 10)
        #expect(now < opens.adding(milliseconds: 1_800_000))
        #expect(budget.admit(costTokens: 5, at: now) == .now)
    }

    @Test("yesterday's rest that an answer still tells after midnight is not today's")
    func lateAnswerOfYesterday() {
        var budget = RateBudget(burstLimit: 100)
        #expect(budget.admit(costTokens: 5, at: at(midnight - 200)) == .now)
        budget.observe(reply(200, remaining: 6), costTokens: 5, sentAt: at(midnight - 200), at: at(midnight + 50))
        #expect(budget.dailyRemaining == nil)
        #expect(budget.admit(costTokens: 5, at: at(midnight + 60)) == .now)
    }

    @Test(
        "a refusal waits as it is told: retry-after, else the reset, else two seconds and twice as long each time",
        arguments: [
            (["retry-after": "7", "x-ratelimit-reset": "2"], [7000, 7000, 7000] as [Int64]),
            (["x-ratelimit-reset": "3"], [3000, 4000, 8000]), ([:], [2000, 4000, 8000, 16_000, 32_000, 60_000]),
            (["retry-after": "soon"], [2000, 4000]),
        ]
    )
    func backOff(headers: [String: String], pauses: [Int64]) {
        var budget = RateBudget(burstLimit: 100)
        var now = at(0)
        for pause in pauses {
            #expect(budget.admit(costTokens: 5, at: now) == .now)
            budget.observe(reply(429, headers), costTokens: 5, at: now)
            #expect(budget.admit(costTokens: 5, at: now) == .notBefore(now.adding(milliseconds: pause)))
            now = now.adding(milliseconds: pause)
        }
        #expect(budget.admit(costTokens: 5, at: now) == .now)
        budget.observe(reply(200), costTokens: 5, at: now)
        #expect(budget.admit(costTokens: 5, at: now) == .now)
    }

    @Test("many that were on the line when the limit was hit count as one refusal")
    func refusedTogether() {
        var budget = RateBudget(burstLimit: 100)
        for _ in 0..<16 { #expect(budget.admit(costTokens: 5, at: at(0)) == .now) }
        for _ in 0..<16 { budget.observe(reply(429), costTokens: 5, at: at(1)) }
        #expect(budget.admit(costTokens: 5, at: at(2)) == .notBefore(at(2001)))
    }

    @Test("refused again and again without a word about the day, it takes the day for used up")
    func endlessRefusals() {
        var budget = RateBudget(burstLimit: 100)
        var now = at(0)
        var asked = 0
        while now < at(midnight), asked < 1000 {
            switch budget.admit(costTokens: 5, at: now) {
            case .notBefore(let time): now = time
            case .now:
                asked += 1
                budget.observe(reply(429), costTokens: 5, at: now)
            case .ceiling: Issue.record("there is no ceiling")
            }
        }
        #expect(asked == 8)
    }

    @Test("a probe whose answer is lost is sent again")
    func lostProbe() {
        var budget = RateBudget(burstLimit: 100)
        budget.observe(reply(429), costTokens: 5, at: at(0))
        #expect(budget.admit(costTokens: 5, at: at(2000)) == .now)
        budget.lose(costTokens: 5, hasLeft: true)
        #expect(budget.admit(costTokens: 5, at: at(2001)) == .now)
        #expect(budget.admit(costTokens: 5, at: at(2002)) == .notBefore(at(2502)))
        #expect(budget.admit(costTokens: 5, at: at(62_001)) == .now, "nobody said what became of it")
    }

    @Test("the grant is for a day: what was spent before counts, and at midnight it is there again")
    func grant() {
        var budget = RateBudget(burstLimit: 100, grantedTokens: 100)
        budget.remember(spentTokens: 92, at: at(0))
        #expect(budget.admit(costTokens: 5, at: at(1)) == .now)
        #expect(budget.admit(costTokens: 5, at: at(2)) == .ceiling)
        #expect(budget.admit(costTokens: 3, at: at(3)) == .now)
        #expect(budget.admit(costTokens: 1, at: at(4)) == .ceiling)
        #expect(budget.admit(costTokens: 100, at: at(midnight)) == .now)
        #expect(budget.admit(costTokens: 1, at: at(midnight + 1)) == .ceiling)
    }

    @Test("searches have a window of ten, whatever the plan allows, and count in the other as well")
    func searches() {
        var budget = RateBudget(burstLimit: 12)
        for _ in 0..<10 { #expect(budget.admit(costTokens: 20, isSearch: true, at: at(0)) == .now) }
        #expect(budget.admit(costTokens: 20, isSearch: true, at: at(1)) == .notBefore(at(2030)))
        #expect(budget.admit(costTokens: 5, at: at(1)) == .now)
        #expect(budget.admit(costTokens: 5, at: at(1)) == .now)
        #expect(budget.admit(costTokens: 5, at: at(1)) == .notBefore(at(2030)))
        let headers = ["x-ratelimit-limit": "10", "x-ratelimit-remaining": "0"]
        budget.observe(reply(200, headers), costTokens: 20, isSearch: true, sentAt: at(0), at: at(2))
        #expect(budget.burstLimit == 12, "the headers of a search tell of searches")
        #expect(ApiCall(.get, "/api/v2/deals/search").isSearch)
        #expect(ApiCall(.get, "/api/v2/itemSearch/field").isSearch)
        #expect(!ApiCall(.get, "/api/v2/deals").isSearch)
    }

    @Test("a write that waits for its intent holds its place, and counts from when it leaves")
    func leaving() {
        var budget = RateBudget(burstLimit: 2)
        #expect(budget.admit(costTokens: 5, isLeaving: false, at: at(0)) == .now)
        #expect(budget.admit(costTokens: 5, at: at(0)) == .now)
        guard case .notBefore = budget.admit(costTokens: 5, at: at(1)) else {
            Issue.record("a place was given away twice")
            return
        }
        budget.leave(at: at(1500))
        #expect(budget.admit(costTokens: 5, at: at(2031)) == .now)
        #expect(budget.admit(costTokens: 5, at: at(2032)) == .notBefore(at(3530)))
    }

    @Test("somebody else who uses the same token takes places, too") func otherUser() {
        var budget = RateBudget(burstLimit: 20)
        for step in 0..<20 {
            #expect(budget.admit(costTokens: 1, at: at(Int64(step) * 200)) == .now)
            let headers = ["x-ratelimit-limit": "20", "x-ratelimit-remaining": "19"]
            let sentAt = at(Int64(step) * 200)
            budget.observe(reply(200, headers), costTokens: 1, sentAt: sentAt, at: at(Int64(step) * 200 + 50))
        }
        let headers = ["x-ratelimit-limit": "20", "x-ratelimit-remaining": "3"]
        #expect(budget.admit(costTokens: 1, at: at(10_000)) == .now)
        budget.observe(reply(200, headers), costTokens: 1, sentAt: at(10_000), at: at(10_050))
        for _ in 0..<3 { #expect(budget.admit(costTokens: 1, at: at(10_051)) == .now) }
        guard case .notBefore = budget.admit(costTokens: 1, at: at(10_052)) else {
            Issue.record("places were taken that others hold")
            return
        }
    }
}

extension DayBudgetTests {
    private func reply(_ status: Int, _ headers: [String: String]) -> ApiReply {
        ApiReply(status: status, headers: headers)
    }
}
