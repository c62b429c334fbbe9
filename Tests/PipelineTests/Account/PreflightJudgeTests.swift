import CanonicalJSON
import Migration
import Testing

@testable import Pipeline

/// What each fact about the account means for a run.
@Suite struct PreflightJudgeTests {
    private func identity(isAdmin: Bool = true, domain: String = "smith") throws -> AccountIdentity {
        let me: JSON = [
            "id": 7, "name": "Ann", "email": "ann@smith.example", "company_id": 4711, "company_name": "Smith Law",
            "company_domain": .string(domain), "default_currency": "USD", "timezone_name": "America/New_York",
            "access": [["app": "global", "admin": .bool(isAdmin)]],
        ]
        return try #require(AccountIdentity(me))
    }

    /// An account and a migration against which nothing stands.
    private func ready(isAdmin: Bool = true, domain: String = "smith") throws -> PreflightFacts {
        var facts = PreflightFacts(identity: try identity(isAdmin: isAdmin, domain: domain))
        facts.host = "smith.pipedrive.com"
        facts.decisions.isLoaded = true
        facts.decisions.isConfirmed = true
        facts.decisions.currency = "USD"
        facts.decisions.timeZone = "America/New_York"
        facts.decisions.plan = .premium
        facts.decisions.seats = 1
        facts.decisions.areAutomationsPaused = true
        facts.decisions.owners.fallback = OwnerTable.Entry(userID: 7, email: "ann@smith.example")
        facts.activeCurrencies = ["EUR", "USD"]
        facts.dailyLimit = 150_000
        facts.dailyRemaining = 140_000
        facts.burstLimit = 100
        facts.users = [try user(7, "ann@smith.example"), try user(8, "ben@smith.example", isActive: false)]
        var wants = PreflightWants()
        wants.fields = [field("Referral", filled: 2), field("Court", filled: 50)]
        wants.pipelines = ["Matters"]
        wants.activityTypes = ["Hearing"]
        wants.tokens = 4_000
        wants.deals = 60
        wants.notes = 100
        facts.wants = wants
        facts.deals = 10
        return facts
    }

    private func user(_ id: Int64, _ email: String, isActive: Bool = true) throws -> AccountUser {
        try #require(AccountUser(["id": .integer(id), "email": .string(email), "active_flag": .bool(isActive)]))
    }

    private func field(_ name: String, filled: Int) -> PreflightWants.NewField {
        PreflightWants.NewField(key: FieldKey(entity: .deal, name: name), filled: filled, column: "CMCLIENT.\(name)")
    }

    private func stops(_ facts: PreflightFacts) -> [String] {
        PreflightJudge.checks(facts).filter { $0.verdict == .stop }.map(\.name)
    }

    private func warnings(_ facts: PreflightFacts) -> [String] {
        PreflightJudge.checks(facts).filter { $0.verdict == .warning }.map(\.name)
    }

    private func check(_ name: String, _ facts: PreflightFacts) throws -> PreflightCheck {
        try #require(PreflightJudge.checks(facts).first { $0.name == name })
    }

    @Test("where nothing stands against a run, nothing is noted") func nothing() throws {
        let facts = try ready()
        #expect(stops(facts) == [])
        #expect(warnings(facts) == [])
    }

    @Test("what is noted or stops says what to do about it")
    func remedies() throws {
        var facts = PreflightFacts(identity: try identity(isAdmin: false, domain: "jones"))
        facts.host = "smith.pipedrive.com"
        for check in PreflightJudge.checks(facts) where check.verdict != .ok {
            #expect(!check.remedy.isEmpty, "\(check.name)")
        }
        #expect(stops(facts).contains("Signed in"))
    }

    @Test("without an admin's rights a run stops as soon as it has to make definitions or notes")
    func rights() throws {
        var facts = try ready(isAdmin: false)
        #expect(stops(facts) == ["Signed in"])
        facts.wants?.fields = []
        facts.wants?.pipelines = []
        facts.wants?.activityTypes = []
        #expect(stops(facts) == ["Signed in"], "authors of notes")
        facts.wants?.notes = 0
        #expect(stops(facts) == [])
        #expect(warnings(facts) == ["Signed in"])
    }

    @Test("another account than the address says is noted; the common address is anybody's")
    func address() throws {
        var facts = try ready(domain: "jones")
        #expect(warnings(facts) == ["Account"])
        facts.host = "api.pipedrive.com"
        #expect(warnings(facts) == [])
    }

    @Test("more custom fields than the plan allows stop a run, with the least filled ones by name and column")
    func tooManyFields() throws {
        var facts = try ready()
        facts.decisions.plan = .lite
        facts.decisions.seats = 5
        facts.burstLimit = 20
        facts.fields = (0..<28).map { .init(entity: .person, name: "F\($0)", isCustom: true, code: "\($0)") }
        #expect(stops(facts) == [], "28 and 2 are just allowed")
        facts.fields.append(.init(entity: .deal, name: "One more", isCustom: true, code: "x"))
        facts.fields.append(.init(entity: .deal, name: "Title", isCustom: false, code: "title"))
        #expect(stops(facts) == ["Fields"])
        let check = try check("Fields", facts)
        #expect(check.text.contains("1 too many"))
        #expect(check.details.first == "Referral of deals: 2 filled, from CMCLIENT.Referral")
    }

    @Test("without a plan the fields are counted, and what they would need is said")
    func unknownPlan() throws {
        var facts = try ready()
        facts.decisions.plan = nil
        facts.decisions.seats = nil
        #expect(warnings(facts) == ["Plan"])
        #expect(try check("Plan", facts).remedy.contains("--plan premium --seats 1"))
        facts.fields = (0..<29).map { .init(entity: .person, name: "F\($0)", isCustom: true, code: "\($0)") }
        #expect(warnings(facts) == ["Plan", "Fields"])
        #expect(try check("Fields", facts).text.contains("fit growth"))
    }

    @Test("a plan that the account's own limits contradict is noted")
    func contradictedPlan() throws {
        var facts = try ready()
        facts.burstLimit = 20
        #expect(warnings(facts) == ["Plan"])
        facts.burstLimit = 100
        facts.decisions.seats = 2
        #expect(warnings(facts) == ["Plan"], "150,000 tokens are one seat's")
    }

    @Test("an OAuth sign-in has four times the burst of a token, and the plan is still told by it")
    func oauthBurst() throws {
        var facts = try ready()
        facts.burstLimit = 400
        facts.isOAuth = true
        #expect(facts.likelyPlan == .premium)
        facts.burstLimit = 77
        #expect(facts.likelyPlan == nil)
        #expect(warnings(facts) == [])
    }

    @Test("a budget below what the run needs is told in days, and is no reason to stop")
    func budget() throws {
        var facts = try ready()
        facts.wants?.tokens = 440_001
        let check = try check("Tokens", facts)
        #expect(check.verdict == .warning)
        #expect(check.text.contains("takes 4 days"))
        #expect(stops(facts) == [])
        facts.dailyRemaining = nil
        #expect(try self.check("Tokens", facts).text.contains("150000 a day"))
    }

    @Test("a currency that the account lacks stops a run") func currency() throws {
        var facts = try ready()
        facts.decisions.currency = "CHF"
        #expect(stops(facts) == ["Currency"])
        facts.decisions.currency = "EUR"
        #expect(try check("Currency", facts).text.contains("the user's own is USD"))
        #expect(stops(facts) == [])
    }

    @Test("names that are taken are listed: pipelines, activity types, and fields of the same entity")
    func names() throws {
        var facts = try ready()
        facts.pipelines = ["Sales", "Matters"]
        facts.activityTypes = ["Hearing"]
        facts.fields = [
            .init(entity: .deal, name: "Court", isCustom: true, code: "a"),
            .init(entity: .person, name: "Referral", isCustom: true, code: "b"),
        ]
        let check = try check("Names", facts)
        #expect(check.verdict == .warning)
        #expect(check.details == ["activity type Hearing", "field Court of deals", "pipeline Matters"])
    }

    @Test("no fallback owner, or one who was deactivated, stops a run") func owners() throws {
        var facts = try ready()
        facts.decisions.owners.fallback = nil
        #expect(stops(facts) == ["Owners"])
        facts.decisions.owners.fallback = OwnerTable.Entry(userID: 8, email: "ben@smith.example")
        #expect(stops(facts) == ["Owners"])
        #expect(try check("Owners", facts).details == ["everybody else -> ben@smith.example"])
        facts.decisions.owners.fallback = OwnerTable.Entry(userID: 7, email: "ann@smith.example")
        facts.decisions.owners.assigned["BEN"] = OwnerTable.Entry(userID: 8, email: "ben@smith.example")
        #expect(try check("Owners", facts).details == ["BEN -> ben@smith.example"])
    }

    @Test("more deals than the plan's seats allow stop a run") func deals() throws {
        var facts = try ready()
        facts.deals = 14_940
        #expect(stops(facts) == [])
        facts.deals = 14_941
        #expect(stops(facts) == ["Deals"])
    }

    @Test(
        "a visibility that hides records from others on a large plan is noted",
        arguments: [
            (AccountPlan.premium, Int64(3), true), (.premium, 7, false), (.growth, 3, false), (.growth, 7, true),
        ]
    )
    func visibility(plan: AccountPlan, value: Int64, isNoted: Bool) throws {
        var facts = try ready()
        facts.decisions.plan = plan
        facts.burstLimit = nil
        facts.wants?.visibilities = [value]
        #expect(warnings(facts).contains("Visibility") == isNoted)
    }

    @Test("automations that nobody has said to be paused stop a run") func automations() throws {
        var facts = try ready()
        facts.decisions.areAutomationsPaused = false
        #expect(stops(facts) == ["Automations"])
        #expect(try check("Automations", facts).remedy.contains("--automations-paused"))
    }

    @Test("before anything is loaded or proposed, what depends on it is not judged") func early() throws {
        var facts = try ready()
        facts.wants = nil
        facts.decisions.owners.fallback = nil
        #expect(stops(facts) == [])
        #expect(warnings(facts) == ["Mapping"])
        facts.decisions.isLoaded = false
        #expect(try check("Mapping", facts).text.contains("no export is loaded"))
    }

    @Test("contact sync is told by the fields of persons") func contactSync() throws {
        var facts = try ready()
        #expect(try check("Contact sync", facts).text.hasPrefix("off"))
        facts.fields = [.init(entity: .person, name: "Birthday", isCustom: false, code: "birthday")]
        #expect(try check("Contact sync", facts).text.hasPrefix("on"))
    }

    @Test("documents need the folder in which they were found; without any there is nothing to say") func documents()
        throws
    {
        var facts = try ready()
        #expect(!PreflightJudge.checks(facts).contains { $0.name == "Documents" })
        facts.wants?.files = 13
        facts.wants?.fileBytes = 4_200_000
        facts.decisions.documentsFolder = "/mnt/documents"
        let missing = try #require(PreflightJudge.checks(facts).first { $0.name == "Documents" })
        #expect(missing.verdict == .stop)
        #expect(missing.text.contains("/mnt/documents"))
        #expect(missing.remedy.contains("--documents"))
        facts.isDocumentsFolderThere = true
        let there = try #require(PreflightJudge.checks(facts).first { $0.name == "Documents" })
        #expect(there.verdict == .ok)
        #expect(there.text == "13 documents to upload from /mnt/documents, about 5 MB")
    }
}
