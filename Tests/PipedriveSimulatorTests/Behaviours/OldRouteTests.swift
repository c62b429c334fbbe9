import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

/// The v1 routes of records, in accounts in which they still serve.
@Suite struct OldRouteTests {
    private func caller() -> Caller { Caller { $0.behaviours.retiresOldRoutes = false } }

    @Test("behaviour 2: a retired route that still serves has the form, the prices and the habits of v1")
    func oldForm() throws {
        var caller = caller()
        let money = try #require(try caller.field("deal", "monetary")["field_code"]?.stringValue)
        let organization = try caller.made("organizations", ["name": "Org"])
        let body: JSON = [
            "title": "T", "org_id": .integer(organization), "colour": "red", "add_time": "2019-05-06 07:08:09",
            money: .decimal("12.5"), "\(money)_currency": "EUR", "expected_close_date": "2026-01-31", "visible_to": "7",
        ]
        let spent = caller.account.counters.spentTokens
        let reply = caller.reply(.post, "/v1/deals", body)
        #expect(reply.status == 201)
        #expect(caller.account.counters.spentTokens == spent + 10)
        let deal = try #require(reply.json["data"])
        #expect(deal["add_time"] == "2019-05-06 07:08:09")
        #expect(deal["org_id"]?["value"] == .integer(organization))
        #expect(deal["user_id"]?["value"] == .integer(caller.admin))
        #expect(deal[money] == .decimal("12.5"))
        #expect(deal["\(money)_currency"] == "EUR")
        #expect(deal["custom_fields"] == nil)
        #expect(deal["active_flag"] == true)
        #expect(deal["visible_to"] == "7")
        let path = "/v1/deals/\(deal["id"]?.integerValue ?? 0)"
        #expect(try caller.data(.put, path, ["expected_close_date": nil])["expected_close_date"] == .null)
        #expect(caller.status(.put, path, ["colour": "red"]) == 200)
        #expect(try caller.data(.get, "/api/v1/deals").arrayValue?.count == 1)
        #expect(caller.status(.delete, path) == 200)
        #expect(caller.status(.patch, path) == 405)
    }

    @Test("behaviour 2: persons of the old form have flat contacts, and many can be deleted at once")
    func persons() throws {
        var caller = caller()
        let person = try caller.data(.post, "/v1/persons", ["name": "A B", "email": ["a@x.example"], "phone": "1"])
        #expect(person["email"] == [["value": "a@x.example", "primary": true, "label": "work"]])
        #expect(person["first_name"] == "A")
        let bare = try caller.data(.post, "/v1/persons", ["name": "C"])
        #expect(bare["email"] == [["value": "", "primary": true]])
        let ids = [person, bare].compactMap { $0["id"]?.numberText }.joined(separator: ",")
        #expect(try caller.data(.delete, "/v1/persons", query: [.init("ids", ids)])["id"]?.arrayValue?.count == 2)
        #expect(try caller.data(.get, "/v1/persons") == .null)
        let activity = try caller.data(.post, "/v1/activities", ["subject": "S", "type": "call"])
        #expect(activity["due_time"] == "")
    }
}
