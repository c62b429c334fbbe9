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

    @Test("a dump carries limits, counters and deeds: even who is shut out stays shut out")
    func limits() throws {
        var caller = Caller {
            $0.enforcesBurst = true
            $0.enforcesBudget = true
            $0.burstRequests = 3
        }
        caller.account.deeds = [PersonDeed(.merge, .persons, id: 4, at: Caller.start)]
        let call = SimulatedRequest(ApiCall(.get, "/v1/users/me"), token: Caller.token)
        for _ in 0..<100 { _ = caller.account.handle(call, at: Caller.start) }
        var copy = try SimulatedAccount(dump: JSON(parsing: caller.account.dump().canonicalBytes))
        #expect(copy.handle(call, at: Caller.start).status == 403)
        #expect(copy.counters.spentTokens == caller.account.counters.spentTokens)
        #expect(copy.deeds == caller.account.deeds)
    }

    @Test("a dump without tokens holds none, and whoever hands them in again can call")
    func tokens() throws {
        var caller = Caller()
        let dump = caller.account.dump(withTokens: false)
        for token in [Caller.token, Caller.staffToken] { #expect(!dump.canonicalText.contains(token)) }
        let call = ApiCall(.get, "/v1/users/me")
        var mute = try SimulatedAccount(dump: dump)
        #expect(mute.handle(SimulatedRequest(call, token: Caller.token), at: Caller.start).status == 401)
        var copy = try SimulatedAccount(dump: dump, tokens: ["new", "second"])
        #expect(copy.handle(SimulatedRequest(call, token: "new"), at: Caller.start).json["data"]?["id"] != 21)
        #expect(copy.handle(SimulatedRequest(call, token: "second"), at: Caller.start).json["data"]?["id"] == 21)
        #expect(caller.reply(.get, "/v1/users/me").status == 200)
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

    @Test("a configuration survives its JSON form")
    func configuration() {
        var configuration = AccountConfiguration(seed: .max, token: "t", otherUsers: [Caller.former])
        configuration.plan = .growth
        configuration.behaviours.refusesGarbageCursor = false
        #expect(AccountConfiguration(json: configuration.json) == configuration)
        #expect(AccountConfiguration(json: [:]) == nil)
    }
}
