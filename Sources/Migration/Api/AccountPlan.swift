/// A subscription of Pipedrive, with the limits that it sets; Pipedrive's interface does not tell which one it is.
package enum AccountPlan: String, Sendable, Hashable, CaseIterable {
    case lite, growth, premium, ultimate

    /// By its name of today or of the past.
    package init?(named name: String) {
        switch name.lowercased() {
        case "lite", "essential": self = .lite
        case "growth", "advanced": self = .growth
        case "premium", "professional": self = .premium
        case "ultimate", "power", "enterprise": self = .ultimate
        default: return nil
        }
    }

    /// What the limits in an answer's headers look like; nil when they fit no plan.
    package init?(burstLimit: Int, isOAuth: Bool) {
        guard let plan = AccountPlan.allCases.first(where: { $0.burstLimit(isOAuth: isOAuth) == burstLimit }) else {
            return nil
        }
        self = plan
    }

    package var dailyTokensPerSeat: Int {
        switch self {
        case .lite: 30_000
        case .growth: 60_000
        case .premium: 150_000
        case .ultimate: 210_000
        }
    }

    /// Requests in any two seconds.
    package func burstLimit(isOAuth: Bool) -> Int {
        let limit =
            switch self {
            case .lite: 20
            case .growth: 40
            case .premium: 100
            case .ultimate: 120
            }
        return isOAuth ? limit * 4 : limit
    }

    /// Custom fields of the whole company, all kinds of record together.
    package var customFieldLimit: Int {
        switch self {
        case .lite: 30
        case .growth: 100
        case .premium: 300
        case .ultimate: 500
        }
    }

    /// Deals and leads together.
    package func dealLimit(seats: Int) -> Int {
        let perSeat =
            switch self {
            case .lite: 2_500
            case .growth: 5_000
            case .premium: 15_000
            case .ultimate: 20_000
            }
        return min(perSeat * seats, 300_000)
    }

    /// Whom `visible_to` 3 shows a record to: everybody in small plans, the owner's group in large ones.
    package var hidesFromOtherGroups: Bool { self == .premium || self == .ultimate }
}
