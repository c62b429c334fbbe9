import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

@Suite struct PeopleTests {
    private typealias Item = ApiCall.QueryItem

    @Test("behaviour 38: a user who sees only its own gets shorter lists and 404 by id")
    func visibility() throws {
        var caller = Caller { $0.users[1].seesOnlyOwn = true }
        let hidden = try caller.made("deals", ["title": "Hidden"])
        let shown = try caller.made("deals", ["title": "Shown", "owner_id": 21])
        let list = try caller.data(.get, "/api/v2/deals", token: Caller.staffToken)
        #expect(list.arrayValue?.map { $0["id"] } == [.integer(shown)])
        let query = [Item("ids", "\(hidden),\(shown)")]
        let named = try caller.data(.get, "/api/v2/deals", query: query, token: Caller.staffToken)
        #expect(named.arrayValue?.map { $0["id"] } == [.integer(shown)])
        #expect(caller.reply(.get, "/api/v2/deals/\(hidden)", token: Caller.staffToken).status == 404)
        let change: JSON = ["title": "Mine"]
        #expect(caller.reply(.patch, "/api/v2/deals/\(hidden)", change, token: Caller.staffToken).status == 404)
        #expect(caller.reply(.delete, "/api/v2/deals/\(hidden)", token: Caller.staffToken).status == 404)
        #expect(caller.reply(.post, "/api/v2/pipelines", ["name": "P"], token: Caller.staffToken).status == 403)
        let field: JSON = ["field_name": "P", "field_type": "text"]
        #expect(caller.reply(.post, "/api/v2/dealFields", field, token: Caller.staffToken).status == 403)
        let person = try caller.made("persons", ["name": "A", "owner_id": 21])
        #expect(caller.reply(.delete, "/api/v2/persons/\(person)", token: Caller.staffToken).status == 403)
    }

    @Test(
        "behaviour 38: who sees a record depends on what the number means on the plan",
        arguments: [
            (Plan.lite, 1, false, false, false), (.lite, 3, true, true, true), (.growth, 3, true, true, true),
            (.premium, 1, false, false, false), (.premium, 3, true, false, false), (.premium, 5, true, true, false),
            (.ultimate, 7, true, true, true),
        ]
    )
    func plans(plan: Plan, visibility: Int64, sameGroup: Bool, below: Bool, elsewhere: Bool) throws {
        var caller = Caller {
            $0.plan = plan
            $0.users[0].group = "litigation"
            $0.users[1].group = "litigation"
            $0.users.append(SimulatedUser(id: 24, name: "O", email: "o@firm.example", token: "other", group: "tax"))
        }
        let path = "/api/v2/deals/\(try caller.made("deals", ["title": "T", "visible_to": .integer(visibility)]))"
        for (token, isSeen) in [(Caller.staffToken, sameGroup), ("peer-token", below), ("other", elsewhere)] {
            #expect(caller.reply(.get, path, token: token).status == (isSeen ? 200 : 404))
        }
        let refused = caller.status(.post, "/api/v2/deals", ["title": "T", "visible_to": 5])
        #expect(refused == (plan == .lite || plan == .growth ? 400 : 200))
    }

    private static let references: [(path: String, body: [String: JSON], member: String)] = [
        ("/api/v2/deals", ["title": "T"], "owner_id"), ("/api/v2/deals", ["title": "T"], "stage_id"),
        ("/api/v2/deals", ["title": "T"], "pipeline_id"), ("/api/v2/deals", ["title": "T"], "person_id"),
        ("/api/v2/deals", ["title": "T"], "org_id"), ("/api/v2/persons", ["name": "A"], "org_id"),
        ("/api/v2/organizations", ["name": "A"], "owner_id"), ("/api/v2/activities", ["subject": "S"], "deal_id"),
        ("/v1/notes", ["content": "x"], "deal_id"), ("/v1/leads", ["title": "L"], "person_id"),
        ("/api/v2/stages", ["name": "S"], "pipeline_id"),
    ]

    @Test("behaviour 39: an id that does not exist refuses the record, and nothing is stored", arguments: references)
    func unknownReferences(path: String, body: [String: JSON], member: String) throws {
        var caller = Caller()
        var body = body
        body[member] = 987_654
        #expect((400..<500).contains(caller.status(.post, path, .object(body))))
        #expect(caller.account.counters.created.isEmpty)
    }

    @Test("behaviour 39: a user who left cannot own anything new", arguments: ["deals", "persons", "activities"])
    func inactiveOwner(collection: String) throws {
        var caller = Caller()
        let body: JSON = ["title": "T", "name": "A", "subject": "S", "owner_id": 22]
        #expect((400..<500).contains(caller.status(.post, "/api/v2/\(collection)", body)))
        #expect(caller.account.counters.created.isEmpty)
    }

    @Test("behaviour 40: people change, delete and merge records without tokens or counts")
    func people() throws {
        var caller = Caller { $0.enforcesBudget = true }
        let organization = try caller.made("organizations", ["name": "A"])
        let other = try caller.made("organizations", ["name": "B"])
        let person = try caller.made("persons", ["name": "P", "org_id": .integer(organization)])
        let counters = caller.account.counters
        let path = "/api/v2/organizations/\(organization)"
        let first = try caller.data(.get, path)["update_time"]
        let time = caller.now.adding(milliseconds: 60_000)
        let reply = caller.account.edit(.organizations, id: "\(organization)", ["name": "C"], asUser: 21, at: time)
        #expect(reply?.status == 200)
        #expect(try caller.data(.get, path)["name"] == "C")
        #expect(try caller.data(.get, path)["update_time"] != first)
        #expect(caller.account.counters.updated == counters.updated)
        let merge = ApiCall(.put, "/v1/organizations/\(organization)/merge", body: "{\"merge_with_id\":\(other)}")
        #expect(caller.account.act(asUser: caller.admin, merge, at: time)?.status == 200)
        #expect(try caller.data(.get, "/api/v2/persons/\(person)")["org_id"] == .integer(other))
        #expect(caller.status(.get, path) == 404)
        #expect(caller.account.act(asUser: 999, merge, at: time) == nil)
    }

    @Test("behaviour 40: by the schedule people edit, delete, merge and archive meanwhile, and what they did is told")
    func schedule() throws {
        let faults = FaultSchedule(seed: 3, rates: [:], people: [.edit: 900, .delete: 200, .merge: 200, .archive: 200])
        var caller = Caller({ $0.hasExistingRecords = true }, faults: faults)
        var again = caller
        for number in 0..<300 {
            let call = ApiCall(.post, "/api/v2/deals", body: "{\"title\":\"Deal \(number)\"}")
            for index in 0..<2 {
                let request = SimulatedRequest(call, token: Caller.token)
                let outcome =
                    index == 0
                    ? caller.account.perform(request, at: Caller.start)
                    : again.account.perform(request, at: Caller.start)
                guard case .reply(let reply, _) = outcome else { throw Unanswered() }
                #expect(reply.status == 200)
            }
        }
        #expect(caller.account.deeds == again.account.deeds)
        #expect(caller.account.dump() == again.account.dump())
        #expect(Set(caller.account.deeds.map(\.kind)) == Set(PersonDeed.Kind.allCases))
        caller.account.faults = .none
        for deed in caller.account.deeds where deed.kind == .delete && deed.entity == .deals {
            #expect(try caller.data(.get, "/api/v2/deals/\(deed.id)")["is_deleted"] == true)
        }
        let edited = caller.account.deeds.filter { $0.kind == .edit && $0.entity == .deals }.map(\.id)
        let texts = edited.map { caller.account.record(.deals, $0)?.text("title") ?? "" }
        #expect(!texts.isEmpty)
        #expect(texts.allSatisfy { $0.hasSuffix("(checked)") })
        #expect(caller.account.counters.deleted.isEmpty)
    }

    private struct Unanswered: Error {}

    @Test("behaviour 40: search lags behind writes")
    func search() throws {
        var caller = Caller()
        _ = try caller.made("persons", ["name": "Wilhelmina Quist"])
        let query = [Item("term", "quist")]
        #expect(try caller.data(.get, "/api/v2/persons/search", query: query)["items"] == [])
        caller.now = caller.now.adding(milliseconds: 10_000)
        #expect(try caller.data(.get, "/api/v2/itemSearch", query: query)["items"]?.arrayValue?.count == 1)
        #expect(caller.reply(.get, "/api/v2/persons/search", query: [Item("term", "q")]).status == 400)
        caller.account.faults.searchLagMilliseconds = 3_600_000
        #expect(try caller.data(.get, "/api/v2/itemSearch", query: query)["items"] == [])
    }

    @Test(
        "behaviour 40: faults come by seed: 500 and 503 before or after the effect, and answers up to five seconds late"
    )
    func faults() throws {
        let rates: [FaultSchedule.Kind: Int] = [.latency: 1_000, .slow: 1_000, .errorBefore: 1_000, .errorAfter: 1_000]
        var statuses: [Int: Int] = [:]
        var delays: [Int] = []
        var caller = Caller(faults: FaultSchedule(seed: 11, rates: rates))
        let call = ApiCall(.post, "/api/v2/organizations", body: #"{"name":"A"}"#)
        for _ in 0..<400 {
            let outcome = caller.account.perform(SimulatedRequest(call, token: Caller.token), at: Caller.start)
            guard case .reply(let reply, let delay) = outcome else { throw Unanswered() }
            statuses[reply.status, default: 0] += 1
            if delay > 0 { delays.append(delay) }
        }
        #expect(Set(statuses.keys) == [200, 500, 503])
        #expect((delays.min() ?? 0) >= 50)
        #expect((1_000...5_000).contains(delays.max() ?? 0))
        let stored = caller.account.table(.organizations).ids.count
        #expect(stored > statuses[200] ?? 0)
        #expect(stored < 400)
    }
}
