package import CanonicalJSON
import Migration

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

    package var seed: UInt64
    package var rates: [Kind: Int]
    /// Faults other than delays strike only requests that write.
    package var strikesWritesOnly: Bool

    /// Nothing ever goes wrong.
    package static let none = FaultSchedule(seed: 0, rates: [:])

    package init(seed: UInt64, rates: [Kind: Int], strikesWritesOnly: Bool = false) {
        self.seed = seed
        self.rates = rates
        self.strikesWritesOnly = strikesWritesOnly
    }

    /// The fault of a request; nil when all goes well.
    package func fault(requestNumber: Int, isWrite: Bool) -> Fault? {
        var chance = SeededGenerator(seed: SeededGenerator.mix(seed &+ UInt64(requestNumber) &* 0x1_0001))
        var draw = Int(chance.below(10_000))
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

extension FaultSchedule {
    /// The form of fault files: `{"seed":1,"rates":{"drop_after":100},"writes_only":true}`.
    package var json: JSON {
        var members: [String: JSON] = [:]
        for (kind, rate) in rates { members[kind.rawValue] = .integer(Int64(rate)) }
        return [
            "seed": .string(String(seed)), "rates": .object(members), "writes_only": .bool(strikesWritesOnly),
        ]
    }

    /// Nil when a rate has an unknown name or is no whole number from 0 to 10,000.
    package init?(json: JSON) {
        var rates: [Kind: Int] = [:]
        for (name, rate) in json["rates"]?.objectValue ?? [:] {
            guard let kind = Kind(rawValue: name), let rate = rate.integerValue, (0...10_000).contains(rate) else {
                return nil
            }
            rates[kind] = Int(rate)
        }
        let seed =
            json["seed"]?.stringValue.flatMap(UInt64.init) ?? UInt64(clamping: json["seed"]?.integerValue ?? 1)
        self.init(seed: seed, rates: rates, strikesWritesOnly: json["writes_only"]?.boolValue ?? false)
    }
}
