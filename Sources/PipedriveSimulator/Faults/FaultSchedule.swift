/// Decides by seed, request number and method what goes wrong; rates count in 10,000 requests.
package struct FaultSchedule: Sendable, Hashable {
    /// What can go wrong, in the order in which the rates are laid out; the raw values are the names in fault files.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case latency, slow
        case tooManyRequests = "too_many_requests"
        case errorBefore = "error_before"
        case errorAfter = "error_after"
        case dropBefore = "drop_before"
        case dropAfter = "drop_after"
    }

    /// One thing that goes wrong with one request.
    package struct Fault: Sendable, Hashable {
        package var kind: Kind
        package var delayMilliseconds: Int
    }

    static let drawLimit: UInt64 = 10_000

    package var seed: UInt64
    package var rates: [Kind: Int]
    /// Faults other than delays strike only requests that write.
    package var strikesWritesOnly: Bool
    /// How often people do something before a request.
    package var people: [PersonDeed.Kind: Int]
    /// Where they are set, these go before the account's own figures.
    package var backgroundTokensPerHour: Int?
    package var searchLagMilliseconds: Int64?

    /// Nothing ever goes wrong.
    package static let none = FaultSchedule(seed: 0, rates: [:])

    package init(
        seed: UInt64,
        rates: [Kind: Int],
        strikesWritesOnly: Bool = false,
        people: [PersonDeed.Kind: Int] = [:]
    ) {
        self.seed = seed
        self.rates = rates
        self.strikesWritesOnly = strikesWritesOnly
        self.people = people
    }

    /// The fault of a request; nil when all goes well.
    package func fault(requestNumber: Int, isWrite: Bool) -> Fault? {
        var chance = SeededGenerator(seed: SeededGenerator.mix(seed &+ UInt64(requestNumber) &* 0x1_0001))
        var draw = Int(chance.below(FaultSchedule.drawLimit))
        for kind in Kind.allCases {
            let rate = rates[kind] ?? 0
            guard draw >= rate else {
                let isDelay = kind == .latency || kind == .slow
                if strikesWritesOnly, !isWrite, !isDelay { return nil }
                let delay = kind == .slow ? 1_000 + chance.below(4_000) : isDelay ? 50 + chance.below(350) : 0
                return Fault(kind: kind, delayMilliseconds: Int(delay))
            }
            draw -= rate
        }
        return nil
    }
}
