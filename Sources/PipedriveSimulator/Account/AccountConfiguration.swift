/// Everything that makes one simulated account differ from another.
package struct AccountConfiguration: Sendable, Hashable {
    /// Decides field keys, option ids, lead ids and id gaps.
    package var seed: UInt64
    package var companyDomain: String
    /// The first one is the admin whose token a migration uses.
    package var users: [SimulatedUser]
    package var plan = Plan.premium
    package var seats = 1
    /// Requests in any two seconds, where they differ from those of the plan.
    package var burstRequests: Int?
    package var currencies = ["EUR", "GBP", "USD"]
    package var defaultCurrency = "USD"
    package var timeZoneName = "America/New_York"
    package var behaviours = UncertainBehaviours()
    package var enforcesBudget = true
    package var enforcesBurst = true
    package var enforcesPlanCaps = true
    package var hasContactSync = false
    package var hasCampaigns = false
    /// Tokens that other integrations of the company take from the daily budget in an hour.
    package var backgroundTokensPerHour = 0
    /// How long the search index lags behind writes.
    package var searchLagMilliseconds: Int64 = 5_000
    /// The app that may sign in by OAuth.
    package var signInApp: SignInApp?
    /// Records that were there before any migration.
    package var hasExistingRecords = false

    package init(
        seed: UInt64,
        companyDomain: String = "simulated-firm",
        token: String,
        otherUsers: [SimulatedUser] = []
    ) {
        self.seed = seed
        self.companyDomain = companyDomain
        let admin = SimulatedUser(
            id: 1_000 + Int64(seed % 9_000),
            name: "Avery Admin",
            email: "admin@\(companyDomain).example",
            isAdmin: true,
            token: token
        )
        users = [admin] + otherUsers
    }

    /// The same account without budget, burst limit and plan caps.
    package func unlimited() -> AccountConfiguration {
        var copy = self
        copy.enforcesBudget = false
        copy.enforcesBurst = false
        copy.enforcesPlanCaps = false
        return copy
    }

    func burstLimit(isApp: Bool) -> Int {
        burstRequests ?? plan.burstRequests * (isApp ? SignInApp.burstFactor : 1)
    }

    /// The tokens of the company for one day.
    package var dailyTokens: Int { plan.dailyTokensPerSeat * seats }
}
