import TestSupport
import Testing

@testable import Migration

/// A line with jitter to an account that nobody else uses, in virtual time: how much of the allowed rate is used.
@Suite struct QuietAccountTests {
    /// What the account counts: arrivals in any two seconds.
    private struct Gate {
        let limit: Int
        var arrivals: [Int64] = []
        var refusals = 0

        /// What is left after this request; nil when it is refused.
        mutating func take(at moment: Int64) -> Int? {
            arrivals.removeAll { $0 <= moment - 2000 }
            let isFree = arrivals.count < limit
            arrivals.append(moment)
            if !isFree { refusals += 1 }
            return isFree ? limit - arrivals.count : nil
        }
    }

    private enum Happening {
        case arrives(number: Int)
        case answered(number: Int, remaining: Int?)
    }

    private struct Played {
        var sent = 0
        var refusals = 0
        var milliseconds: Int64 = 0
        func share(of limit: Int) -> Double { Double(sent) * 2000 / (Double(limit) * Double(milliseconds)) }
    }

    /// Sends as fast as the budget admits for that long, with 16 requests on the line at most.
    private func play(limit: Int, seed: UInt64, seconds: Int64, lateBy: Int64 = 0) -> Played {
        var numbers = SeededNumbers(seed: seed)
        var budget = RateBudget(burstLimit: limit)
        var gate = Gate(limit: limit)
        var now: Int64 = 0
        var played = Played()
        var sentAt: [Int: Int64] = [:]
        var agenda: [(at: Int64, what: Happening)] = []
        let start = World.noon
        while now < seconds * 1000 {
            var next: Int64 = now + 1000
            while sentAt.count < 16 {
                let moment = start.adding(milliseconds: now)
                guard case .now = budget.admit(costTokens: 0, at: moment) else {
                    if case .notBefore(let time) = budget.admit(costTokens: 0, at: moment) {
                        next = time.milliseconds - start.milliseconds
                    }
                    break
                }
                let number = played.sent
                played.sent += 1
                sentAt[number] = now
                // The first request of each connection waits for its handshake.
                let handshake: Int64 = number < 16 ? 130 : 0
                let late = lateBy > 0 && number % 97 == 50 ? lateBy : 0
                agenda.append((now + 20 + Int64(numbers.below(25)) + handshake + late, .arrives(number: number)))
            }
            agenda.sort { $0.at < $1.at }
            guard let first = agenda.first, first.at <= next || sentAt.count >= 16 else {
                now = next
                continue
            }
            agenda.removeFirst()
            now = first.at
            switch first.what {
            case .arrives(let number):
                let remaining = gate.take(at: now)
                agenda.append((now + 60 + Int64(numbers.below(60)), .answered(number: number, remaining: remaining)))
            case .answered(let number, let remaining):
                guard let left = sentAt.removeValue(forKey: number) else { continue }
                var headers = ["x-ratelimit-limit": String(limit)]
                headers["x-ratelimit-remaining"] = remaining.map { String($0) }
                budget.observe(
                    ApiReply(status: remaining == nil ? 429 : 200, headers: headers),
                    costTokens: 0,
                    sentAt: start.adding(milliseconds: left),
                    at: start.adding(milliseconds: now)
                )
            }
        }
        played.refusals = gate.refusals
        played.milliseconds = now
        return played
    }

    @Test(
        "at least 98 % of the allowed rate is used, and not one request is refused",
        arguments: [20, 40, 100, 120],
        0..<2
    )
    func quiet(limit: Int, seed: Int) {
        let played = play(limit: limit, seed: UInt64(seed), seconds: 12_000 / Int64(limit))
        #expect(played.refusals == 0)
        #expect(played.share(of: limit) >= 0.98, "\(played.share(of: limit))")
        #expect(played.share(of: limit) <= 1.01, "\(played.share(of: limit))")
    }

    @Test(
        "where one packet in a hundred is lost, requests arrive late, and still hardly any is refused",
        arguments: 0..<2
    )
    func lossy(seed: Int) {
        let played = play(limit: 20, seed: UInt64(seed), seconds: 600, lateBy: 250)
        #expect(played.refusals <= 8)
        #expect(played.share(of: 20) >= 0.95, "\(played.share(of: 20))")
    }
}
