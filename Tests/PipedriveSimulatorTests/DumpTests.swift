import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

@Suite struct DumpTests {
    @Test("a dump goes on as if nothing had happened")
    func roundTrip() throws {
        var caller = Caller { $0.hasExistingRecords = true }
        _ = try caller.field("deal", "enum", options: ["A", "B"])
        var copy = caller
        copy.account = try SimulatedAccount(dump: JSON(parsing: caller.account.dump().canonicalBytes))
        #expect(copy.account.dump() == caller.account.dump())
        for body: JSON in [["title": "One"], ["title": "Two"]] {
            #expect(copy.reply(.post, "/api/v2/deals", body) == caller.reply(.post, "/api/v2/deals", body))
        }
        let field = try copy.field("person", "varchar")
        #expect(try caller.field("person", "varchar") == field)
        #expect(throws: DumpError.self) { try SimulatedAccount(dump: ["configuration": 1]) }
    }

    @Test("creating and deleting everything again leaves the live dump as it was, byte for byte")
    func liveDump() throws {
        var caller = Caller { $0.hasExistingRecords = true }
        let before = caller.account.liveDump().canonicalBytes
        let code = try #require(try caller.field("deal", "varchar")["field_code"]?.stringValue)
        let existing = caller.account.table(.deals).ids[0]
        _ = caller.reply(.patch, "/api/v2/deals/\(existing)", ["custom_fields": .object([code: "x"]), "title": "New"])
        let deal = try caller.made("deals", ["title": "T"])
        let note = try caller.made("notes", ["content": "x", "deal_id": .integer(deal)])
        #expect(caller.account.liveDump().canonicalBytes != before)
        _ = caller.reply(.delete, "/v1/notes/\(note)")
        _ = caller.reply(.delete, "/api/v2/deals/\(deal)")
        let restored: JSON = ["custom_fields": .object([code: nil]), "title": "Existing deal 1"]
        _ = caller.reply(.patch, "/api/v2/deals/\(existing)", restored)
        _ = caller.reply(.delete, "/api/v2/dealFields/\(code)")
        #expect(caller.account.liveDump().canonicalBytes == before)
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
        let admin = caller.account.configuration.users[0].id
        #expect(caller.account.act(asUser: admin, merge, at: time)?.status == 200)
        #expect(try caller.data(.get, "/api/v2/persons/\(person)")["org_id"] == .integer(other))
        #expect(caller.status(.get, path) == 404)
        #expect(caller.account.act(asUser: 999, merge, at: time) == nil)
    }

    @Test("a configuration survives its JSON form")
    func configuration() {
        var configuration = AccountConfiguration(seed: .max, token: "t", otherUsers: [Caller.former])
        configuration.plan = .growth
        configuration.behaviours.refusesGarbageCursor = false
        #expect(AccountConfiguration(json: configuration.json) == configuration)
        #expect(AccountConfiguration(json: [:]) == nil)
    }
}
