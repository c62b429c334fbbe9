package import Migration

/// What is known of the account and of the migration before a run; everything that `PreflightJudge` goes by.
package struct PreflightFacts: Sendable {
    /// A custom or built-in field of the account.
    package struct Field: Sendable, Hashable {
        package var entity: TargetEntity
        package var name: String
        package var isCustom: Bool
        package var code: String
    }

    /// What the ledger has decided, as far as it has.
    package struct Decisions: Sendable {
        package var isLoaded = false
        package var isConfirmed = false
        package var owners = OwnerTable()
        package var currency = ""
        package var timeZone = ""
        package var plan: AccountPlan?
        package var seats: Int?
        package var areAutomationsPaused = false
        /// Where documents were found; nil where nobody looked.
        package var documentsFolder: String?
    }

    package var host = ""
    package var isLoopback = false
    package var isOAuth = false
    package var identity: AccountIdentity
    package var decisions = Decisions()
    /// Nil before there are rules to map by.
    package var wants: PreflightWants?
    package var fields: [Field] = []
    /// The documents folder is there and can be read.
    package var isDocumentsFolderThere = false
    package var pipelines: [String] = []
    package var activityTypes: [String] = []
    package var users: [AccountUser] = []
    package var activeCurrencies: [String] = []
    /// Deals and leads; nil when they were not counted.
    package var deals: Int?
    package var dailyLimit: Int?
    package var dailyRemaining: Int?
    /// As an answer said; nil when none did.
    package var burstLimit: Int?

    package init(identity: AccountIdentity) { self.identity = identity }

    /// What the limits in the answers look like; a guess that a person has to confirm.
    package var likelyPlan: AccountPlan? {
        burstLimit.flatMap { AccountPlan(burstLimit: $0, isOAuth: isOAuth) }
    }

    package var likelySeats: Int? {
        guard let plan = decisions.plan ?? likelyPlan, let dailyLimit else { return nil }
        return dailyLimit.isMultiple(of: plan.dailyTokensPerSeat) ? dailyLimit / plan.dailyTokensPerSeat : nil
    }
}
