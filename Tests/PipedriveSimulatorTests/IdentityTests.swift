import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

@Suite struct IdentityTests {
    @Test("behaviour 1: a missing or wrong token gets 401 with errorCode, for unknown paths too")
    func tokens() {
        var caller = Caller()
        for path in ["/api/v2/deals", "/api/v2/nothing"] {
            for token in [nil, "wrong"] {
                let reply = caller.reply(.get, path, token: token)
                #expect(reply.status == 401)
                #expect(reply.json["errorCode"] == 401)
                #expect(reply.json["code"] == nil)
            }
        }
        #expect(caller.account.usersByToken[Caller.token]?.isAdmin == true)
    }

    @Test("behaviour 2: v1 answers under both prefixes, v2 under one, and retired v1 routes are gone")
    func versions() {
        var caller = Caller()
        #expect(caller.status(.get, "/v1/users/me") == 200)
        #expect(caller.status(.get, "/api/v1/users/me") == 200)
        #expect(caller.status(.get, "/v2/deals") == 404)
        for path in ["/v1/deals", "/api/v1/persons/3", "/v1/organizations", "/v1/activities/1", "/v1/stages"] {
            #expect(caller.status(.get, path) == 410)
        }
        #expect(caller.status(.delete, "/v1/deals") == 410)
        #expect(caller.status(.put, "/api/v2/deals/1") == 405)
    }

    @Test(
        "behaviours 3 and 4: ids grow with gaps, keys have 40 digits, and two accounts share neither keys nor options"
    )
    func identifiers() throws {
        var first = Caller(seed: 1)
        var second = Caller(seed: 2)
        var ids: [Int64] = []
        for _ in 0..<200 { ids.append(try first.made("organizations", ["name": "A"])) }
        #expect(ids == Array(Set(ids)).sorted())
        #expect((ids.last ?? 0) > 200)
        let field = try first.field("deal", "enum", options: ["Family", "Tax"])
        let other = try second.field("deal", "enum", options: ["Family", "Tax"])
        #expect(field["field_code"]?.stringValue?.count == 40)
        #expect(field["field_code"] != other["field_code"])
        #expect(field["options"]?.arrayValue?.first?["id"] != other["options"]?.arrayValue?.first?["id"])
        var again = Caller(seed: 1)
        for _ in 0..<200 { _ = try again.made("organizations", ["name": "A"]) }
        #expect(try again.field("deal", "enum", options: ["Family", "Tax"]) == field)
    }

    @Test("behaviour 5: the same record or field name twice makes two")
    func noUniqueness() throws {
        var caller = Caller()
        #expect(try caller.made("persons", ["name": "A B"]) != caller.made("persons", ["name": "A B"]))
        let first = try caller.field("person", "text")
        let second = try caller.field("person", "text")
        #expect(first["field_code"] != second["field_code"])
    }

    @Test("behaviour 6: a dropped connection hides whether the record was stored")
    func drops() {
        for (kind, count) in [(FaultSchedule.Kind.dropBefore, 0), (.dropAfter, 1)] {
            var caller = Caller(faults: FaultSchedule(seed: 1, rates: [kind: 10_000]))
            let call = ApiCall(.post, "/api/v2/organizations", body: #"{"name":"A"}"#)
            let outcome = caller.account.perform(SimulatedRequest(call, token: Caller.token), at: Caller.start)
            #expect(outcome == .drop(afterEffect: count == 1, delayMilliseconds: 0))
            #expect(caller.account.counters.created["organizations", default: 0] == count)
        }
    }

    @Test("behaviour 7: creates answer 200 in v2 and 201 in v1; a second delete answers 404 or 410 with success")
    func statuses() throws {
        var caller = Caller()
        #expect(caller.status(.post, "/api/v2/organizations", ["name": "A"]) == 200)
        let organization = try caller.made("organizations", ["name": "B"])
        #expect(caller.status(.post, "/v1/notes", ["content": "x", "org_id": .integer(organization)]) == 201)
        var seconds: Set<Int> = []
        for _ in 0..<20 {
            let id = try caller.made("deals", ["title": "T"])
            #expect(caller.reply(.delete, "/api/v2/deals/\(id)").json["data"]?["id"] == .integer(id))
            let reply = caller.reply(.delete, "/api/v2/deals/\(id)")
            seconds.insert(reply.status)
            #expect(reply.json["success"] == .bool(reply.status == 410))
        }
        #expect(seconds == [404, 410])
    }

    @Test("behaviour 38: a user who sees only its own gets shorter lists and 404 by id")
    func visibility() throws {
        var caller = Caller { $0.users[1].seesOnlyOwn = true }
        let hidden = try caller.made("deals", ["title": "Hidden"])
        let shown = try caller.made("deals", ["title": "Shown", "owner_id": 21])
        let list = try caller.data(.get, "/api/v2/deals", token: Caller.staffToken)
        #expect(list.arrayValue?.map { $0["id"] } == [.integer(shown)])
        #expect(caller.reply(.get, "/api/v2/deals/\(hidden)", token: Caller.staffToken).status == 404)
        let closed = try caller.made("deals", ["title": "Closed", "visible_to": 3])
        var premium = Caller()
        _ = try premium.made("deals", ["title": "Closed", "visible_to": 3])
        let seen = try premium.data(.get, "/api/v2/deals", token: Caller.staffToken)
        #expect(seen.arrayValue?.isEmpty == true)
        #expect(closed > 0)
        #expect(caller.reply(.post, "/api/v2/pipelines", ["name": "P"], token: Caller.staffToken).status == 403)
        #expect(caller.reply(.post, "/api/v2/dealFields", ["field_name": "P"], token: Caller.staffToken).status == 403)
    }

    @Test("a token in the address is counted")
    func queryToken() {
        var caller = Caller()
        let request = SimulatedRequest(ApiCall(.get, "/v1/users/me"), token: Caller.token, isTokenInQuery: true)
        #expect(caller.account.handle(request, at: Caller.start).status == 200)
        #expect(caller.account.counters.queryTokens == 1)
    }
}
