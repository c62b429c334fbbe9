/// A subscription: it decides the daily tokens of a seat, the burst limit and how many custom fields fit.
package enum Plan: String, Sendable, Hashable, CaseIterable {
    case lite, growth, premium, ultimate

    private static let baseTokens = 30_000

    package var dailyTokensPerSeat: Int {
        switch self {
        case .lite: Plan.baseTokens
        case .growth: Plan.baseTokens * 2
        case .premium: Plan.baseTokens * 5
        case .ultimate: Plan.baseTokens * 7
        }
    }

    /// Requests in any two seconds for one API token.
    package var burstRequests: Int {
        switch self {
        case .lite: 20
        case .growth: 40
        case .premium: 100
        case .ultimate: 120
        }
    }

    /// For the whole company, all entities together.
    var customFieldLimit: Int {
        switch self {
        case .lite: 30
        case .growth: 100
        case .premium: 300
        case .ultimate: 500
        }
    }

    /// Deals and leads together for one seat.
    var dealsPerSeat: Int {
        switch self {
        case .lite: 2_500
        case .growth: 5_000
        case .premium: 15_000
        case .ultimate: 20_000
        }
    }

    /// The `visible_to` that opens a record to the whole company; it differs by plan.
    var companyWideVisibility: Int64 {
        switch self {
        case .lite, .growth: 3
        case .premium, .ultimate: 7
        }
    }
}
