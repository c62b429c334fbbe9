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
                #expect(reply.headers["x-401-by-gw"] != nil)
                #expect(
                    reply.json == [
                        "success": false, "error": "unauthorized access", "errorCode": 401,
                        "error_info": "Please check developers.pipedrive.com",
                    ]
                )
            }
        }
        caller = Caller { $0.users[1].isActive = false }
        #expect(caller.reply(.get, "/v1/users/me", token: Caller.staffToken).status == 401)
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

    @Test("behaviour 3: ids grow with gaps and are never used again; leads and their labels have UUIDs")
    func identifiers() throws {
        var caller = Caller(seed: 1)
        var ids: [Int64] = []
        for _ in 0..<200 {
            ids.append(try caller.made("organizations", ["name": "A"]))
            if ids.count.isMultiple(of: 3) { _ = caller.reply(.delete, "/api/v2/organizations/\(ids[ids.count - 1])") }
        }
        #expect(ids == Array(Set(ids)).sorted())
        #expect((ids.last ?? 0) > 200)
        let uuid = /[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/
        #expect(try caller.madeLead().wholeMatch(of: uuid) != nil)
        let labels = try caller.data(.get, "/v1/leadLabels").arrayValue ?? []
        #expect(labels.count == 3)
        #expect(labels.allSatisfy { $0["id"]?.stringValue?.wholeMatch(of: uuid) != nil })
        let deal = try caller.field("deal", "enum", options: ["Family", "Tax"])
        let person = try caller.field("person", "set", options: ["Family", "Tax"])
        #expect(deal["field_code"]?.stringValue?.wholeMatch(of: /[0-9a-f]{40}/) != nil)
        let options = [deal, person].flatMap { $0["options"]?.arrayValue ?? [] }.compactMap { $0["id"]?.integerValue }
        #expect(options.count == 4)
        #expect(options == Array(Set(options)).sorted())
        #expect((options.first ?? 0) > 1)
    }

    @Test("behaviour 4: two accounts share neither keys nor option ids; equal seeds give equal ones")
    func twoAccounts() throws {
        var first = Caller(seed: 1)
        var second = Caller(seed: 2)
        var again = Caller(seed: 1)
        let field = try first.field("deal", "enum", options: ["Family", "Tax"])
        let other = try second.field("deal", "enum", options: ["Family", "Tax"])
        #expect(field["field_code"] != other["field_code"])
        #expect(field["field_name"] == other["field_name"])
        let codes = [field, other].map { ($0["options"]?.arrayValue ?? []).compactMap { $0["id"] } }
        #expect(Set(codes[0]).isDisjoint(with: codes[1]))
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
    func drops() throws {
        for (kind, count) in [(FaultSchedule.Kind.dropBefore, 0), (.dropAfter, 1)] {
            var caller = Caller(faults: FaultSchedule(seed: 1, rates: [kind: 10_000]))
            let call = ApiCall(.post, "/api/v2/organizations", body: #"{"name":"A"}"#)
            let outcome = caller.account.perform(SimulatedRequest(call, token: Caller.token), at: Caller.start)
            #expect(outcome == .drop(afterEffect: count == 1, delayMilliseconds: 0))
            #expect(caller.account.counters.created["organizations", default: 0] == count)
            caller.account.faults = .none
            #expect(try caller.data(.get, "/api/v2/organizations").arrayValue?.count == count)
        }
    }

    @Test("behaviour 7: creates answer 200 in v2 and 201 in v1; a second delete answers 404 or 410 with success")
    func statuses() throws {
        var caller = Caller()
        #expect(caller.status(.post, "/api/v2/organizations", ["name": "A"]) == 200)
        let organization = try caller.made("organizations", ["name": "B"])
        #expect(caller.status(.post, "/v1/notes", ["content": "x", "org_id": .integer(organization)]) == 201)
        #expect(caller.status(.post, "/v1/leads", ["title": "L", "organization_id": .integer(organization)]) == 201)
        #expect(caller.status(.post, "/api/v2/pipelines", ["name": "P"]) == 200)
        #expect(caller.status(.post, "/api/v2/dealFields", ["field_name": "F", "field_type": "text"]) == 200)
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

    @Test("a token in the address is counted")
    func queryToken() {
        var caller = Caller()
        let request = SimulatedRequest(ApiCall(.get, "/v1/users/me"), token: Caller.token, isTokenInQuery: true)
        #expect(caller.account.handle(request, at: Caller.start).status == 200)
        #expect(caller.account.counters.queryTokens == 1)
    }
}
