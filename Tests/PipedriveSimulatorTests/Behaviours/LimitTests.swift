import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

@Suite struct LimitTests {
    private func ask(_ account: inout SimulatedAccount, _ path: String, at milliseconds: Int64) -> ApiReply {
        let now = Caller.start.adding(milliseconds: milliseconds)
        return account.handle(SimulatedRequest(ApiCall(.get, path), token: Caller.token), at: now)
    }

    @Test("behaviour 34: each request costs its price, the header tells what was left before it, others spend too")
    func budget() {
        var caller = Caller { $0.enforcesBudget = true }
        var remaining: [String?] = []
        for path in ["/api/v2/deals", "/v1/users", "/api/v2/stages", "/v1/users/me"] {
            remaining.append(ask(&caller.account, path, at: 0).headers["x-daily-ratelimit-token-remaining"])
        }
        #expect(remaining == ["150000", "149990", "149970", "149965"])
        #expect(caller.account.counters.spentTokens == 37)
        var shared = Caller {
            $0.enforcesBudget = true
            $0.backgroundTokensPerHour = 3_600
        }
        let before = ask(&shared.account, "/v1/users/me", at: 0).headers["x-daily-ratelimit-token-remaining"]
        let after = ask(&shared.account, "/v1/users/me", at: 100_000).headers["x-daily-ratelimit-token-remaining"]
        #expect((before.flatMap { Int($0) } ?? 0) - (after.flatMap { Int($0) } ?? 0) == 102)
    }

    @Test("behaviour 34: some answers come without limit headers")
    func missingHeaders() {
        var caller = Caller { $0.enforcesBudget = true }
        let bare = (0..<500).filter { ask(&caller.account, "/v1/users/me", at: Int64($0)).headers.isEmpty }
        #expect((1..<50).contains(bare.count))
    }

    @Test("behaviour 35: the burst window rolls over two seconds, and who ignores refusals meets an HTML page")
    func burst() {
        var caller = Caller {
            $0.enforcesBurst = true
            $0.plan = .lite
        }
        for number in 0..<20 { #expect(ask(&caller.account, "/v1/users/me", at: Int64(number * 50)).status == 200) }
        let refused = ask(&caller.account, "/v1/users/me", at: 1_500)
        #expect(refused.status == 429)
        #expect(refused.body.isEmpty)
        #expect(ask(&caller.account, "/v1/users/me", at: 3_600).status == 200)
        var retryAfter: Set<String?> = []
        var last = ApiReply(status: 0)
        for _ in 0..<100 {
            last = ask(&caller.account, "/v1/users/me", at: 3_700)
            if last.status == 429 { retryAfter.insert(last.headers["retry-after"]) }
        }
        #expect(retryAfter == [nil, "2"])
        #expect(last.status == 403)
        #expect(String(decoding: last.body, as: UTF8.self).hasPrefix("<!DOCTYPE html>"))
        #expect(ask(&caller.account, "/v1/users/me", at: 60_000).status == 403)
        #expect(ask(&caller.account, "/v1/users/me", at: 400_000).status == 200)
    }

    @Test(
        "behaviour 35: the burst limit goes with the plan or is set",
        arguments: [
            (Plan.lite, nil, 20), (.growth, nil, 40), (.premium, nil, 100), (.ultimate, nil, 120), (.lite, 7, 7),
        ]
    )
    func burstLimits(plan: Plan, set: Int?, expected: Int) {
        var caller = Caller {
            $0.enforcesBurst = true
            $0.plan = plan
            $0.burstRequests = set
        }
        let statuses = (0...expected).map { _ in ask(&caller.account, "/v1/users/me", at: 0).status }
        #expect(statuses == Array(repeating: 200, count: expected) + [429])
    }

    @Test("behaviour 35: search has a window of its own")
    func searchWindow() {
        var caller = Caller { $0.enforcesBurst = true }
        let statuses = (0..<11).map { _ in ask(&caller.account, "/api/v2/persons/search", at: 0).status }
        #expect(statuses == Array(repeating: 400, count: 10) + [429])
        #expect(ask(&caller.account, "/v1/users/me", at: 0).status == 200)
    }

    @Test("behaviour 36: an empty budget refuses everything until midnight and charges nothing")
    func emptyBudget() {
        var caller = Caller {
            $0.enforcesBudget = true
            $0.plan = .lite
        }
        caller.account.limits.spentDay = TimeText.dayNumber(Caller.start)
        caller.account.limits.spentTokens = 29_995
        #expect(ask(&caller.account, "/api/v2/deals", at: 0).status == 429)
        #expect(ask(&caller.account, "/v1/users/me", at: 0).status == 200)
        #expect(caller.account.limits.spentTokens == 29_997)
        let untilMidnight = 86_400_000 - TimeText.millisecondsOfDay(Caller.start)
        #expect(ask(&caller.account, "/api/v2/deals", at: untilMidnight).status == 200)
    }

    @Test("the price list agrees with the published prices")
    func prices() {
        let expected: [(ApiCall.Method, IncomingCall.Version, [String], Int)] = [
            (.get, .v2, ["deals", "7"], 1), (.get, .v2, ["deals", "archived"], 20),
            (.delete, .v2, ["persons", "7"], 3),
            (.patch, .v2, ["dealFields", "abc", "options"], 5), (.put, .v1, ["notes", "7"], 10),
            (.delete, .v1, ["leads", "x"], 6), (.get, .v1, ["users", "me"], 2), (.get, .v1, ["leads", "archived"], 40),
            (.delete, .v1, ["deals", "7", "participants", "8"], 6), (.get, .v2, ["itemSearch"], 20),
        ]
        for (method, version, segments, tokens) in expected {
            #expect(TokenCosts.costTokens(method, version, segments) == tokens)
        }
        #expect(TokenCosts.costTokens(.get, .v2, ["webhooks"]) == nil)
    }

    @Test("a fault schedule is a pure function of seed and number, and its rates come true")
    func faults() throws {
        let text =
            #"{"seed":5,"rates":{"drop_after":100,"error_before":300,"too_many_requests":50},"writes_only":true}"#
        let schedule = try FaultSchedule(json: JSON(parsing: text))
        let kinds = (0..<20_000).map { schedule.fault(requestNumber: $0, isWrite: true)?.kind }
        #expect(kinds == (0..<20_000).map { schedule.fault(requestNumber: $0, isWrite: true)?.kind })
        #expect((150..<250).contains(kinds.count { $0 == .dropAfter }))
        #expect((500..<700).contains(kinds.count { $0 == .errorBefore }))
        #expect((0..<1_000).allSatisfy { schedule.fault(requestNumber: $0, isWrite: false) == nil })
        #expect(try FaultSchedule(json: schedule.json) == schedule)
    }
}
