import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

@Suite struct ListTests {
    private typealias Item = ApiCall.QueryItem

    private func pages(_ caller: inout Caller, _ query: [ApiCall.QueryItem]) throws -> [[Int64]] {
        var pages: [[Int64]] = []
        var cursor: String?
        repeat {
            let items = query + (cursor.map { [ApiCall.QueryItem("cursor", $0)] } ?? [])
            let json = caller.reply(.get, "/api/v2/organizations", query: items).json
            pages.append((json["data"]?.arrayValue ?? []).compactMap { $0["id"]?.integerValue })
            cursor = json["additional_data"]?["next_cursor"]?.stringValue
        } while cursor != nil && pages.count < 50
        return pages
    }

    @Test("behaviour 31: cursors walk every record once in each order, also while records come and go")
    func cursors() throws {
        var caller = Caller()
        for year in [2019, 2012, 2019, 2015, 2011, 2020, 2012] {
            _ = try caller.made("organizations", ["name": "A", "add_time": .string("\(year)-01-01T00:00:00Z")])
        }
        let ids = caller.account.table(.organizations).ids
        #expect(try pages(&caller, [Item("limit", "3")]).map(\.count) == [3, 3, 1])
        for order in ["id", "add_time", "update_time"] {
            let up = try pages(&caller, [Item("limit", "2"), Item("sort_by", order)]).flatMap { $0 }
            let down = try pages(
                &caller,
                [Item("limit", "2"), Item("sort_by", order), Item("sort_direction", "desc")]
            ).flatMap { $0 }
            #expect(up.sorted() == ids)
            #expect(down == up.reversed())
        }
        let first = caller.reply(.get, "/api/v2/organizations", query: [Item("limit", "3")]).json
        let cursor = try #require(first["additional_data"]?["next_cursor"]?.stringValue)
        _ = caller.reply(.delete, "/api/v2/organizations/\(ids[3])")
        let added = try caller.made("organizations", ["name": "New"])
        let rest = try caller.data(.get, "/api/v2/organizations", query: [Item("cursor", cursor)])
        #expect(rest.arrayValue?.map { $0["id"] } == [ids[4], ids[5], ids[6], added].map { .integer($0) })
        #expect(caller.reply(.get, "/api/v2/organizations", query: [Item("cursor", "garbage!")]).status == 400)
        #expect(caller.reply(.get, "/api/v2/organizations", query: [Item("limit", "501")]).status == 400)
    }

    @Test("behaviour 31: offset pages shift when records vanish, and an empty list is null")
    func offsets() throws {
        var caller = Caller()
        #expect(try caller.data(.get, "/v1/notes") == .null)
        let organization = try caller.made("organizations", ["name": "A"])
        var notes: [Int64] = []
        for _ in 0..<5 {
            notes.append(try caller.made("notes", ["content": "x", "org_id": .integer(organization)]))
        }
        let first = caller.reply(.get, "/v1/notes", query: [Item("limit", "2")]).json
        #expect(first["additional_data"]?["pagination"]?["next_start"] == 2)
        _ = caller.reply(.delete, "/v1/notes/\(notes[0])")
        let second = try caller.data(.get, "/v1/notes", query: [Item("limit", "2"), Item("start", "2")])
        #expect(second.arrayValue?.map { $0["id"] } == [.integer(notes[3]), .integer(notes[4])])
        let last = try caller.data(.get, "/v1/notes", query: [Item("limit", "1"), Item("sort", "id DESC")])
        #expect(last.arrayValue?.first?["id"] == .integer(notes[4]))
    }

    @Test("behaviour 32: ids drops what is not there, and more than 100 are refused")
    func ids() throws {
        var caller = Caller()
        let id = try caller.made("organizations", ["name": "A"])
        let found = try caller.data(.get, "/api/v2/organizations", query: [Item("ids", "\(id),999")])
        #expect(found.arrayValue?.count == 1)
        let many = (1...101).map(String.init).joined(separator: ",")
        #expect(caller.reply(.get, "/api/v2/organizations", query: [Item("ids", many)]).status == 400)
    }

    @Test("behaviour 33: updated_since takes in its own second and refuses fractions")
    func updatedSince() throws {
        var caller = Caller()
        _ = try caller.made("organizations", ["name": "Before"])
        let id = try caller.made("organizations", ["name": "A"])
        let time = try caller.data(.get, "/api/v2/organizations/\(id)")["update_time"]?.stringValue ?? ""
        let found = try caller.data(.get, "/api/v2/organizations", query: [Item("updated_since", time)])
        #expect(found.arrayValue?.map { $0["id"] } == [.integer(id)])
        let until = try caller.data(.get, "/api/v2/organizations", query: [Item("updated_until", time)])
        #expect(until.arrayValue?.count == 1)
        let fraction = time.replacing("Z", with: ".000Z")
        #expect(caller.reply(.get, "/api/v2/organizations", query: [Item("updated_since", fraction)]).status == 400)
    }

    @Test("filters by parent give the records of that parent only")
    func filters() throws {
        var caller = Caller()
        let person = try caller.made("persons", ["name": "A"])
        let deals = try (0..<3).map { _ in try caller.made("deals", ["title": "T", "person_id": .integer(person)]) }
        _ = try caller.made("deals", ["title": "Other"])
        let query = [Item("person_id", "\(person)"), Item("sort_by", "update_time"), Item("sort_direction", "desc")]
        let found = try caller.data(.get, "/api/v2/deals", query: query)
        #expect(found.arrayValue?.map { $0["id"] } == deals.reversed().map { .integer($0) })
        for deal in deals {
            _ = try caller.made("activities", ["subject": "S", "type": "call", "deal_id": .integer(deal)])
        }
        let activities = try caller.data(.get, "/api/v2/activities", query: [Item("deal_id", "\(deals[1])")])
        #expect(activities.arrayValue?.map { $0["deal_id"] } == [.integer(deals[1])])
    }

    @Test("behaviour 33: records of the same second are walked once each, also across page edges")
    func ties() throws {
        var caller = Caller()
        for number in 0..<7 {
            let body = JSON.object(["name": .string("Org \(number)")]).canonicalText
            let call = ApiCall(.post, "/api/v2/organizations", body: body)
            let time = Caller.start.adding(milliseconds: Int64(number) * 100)
            _ = caller.account.handle(SimulatedRequest(call, token: Caller.token), at: time)
        }
        let since = TimeText.moment(Caller.start)
        let order = [Item("limit", "2"), Item("sort_by", "update_time"), Item("updated_since", since)]
        let found = try pages(&caller, order)
        #expect(found.map(\.count) == [2, 2, 2, 1])
        #expect(found.flatMap { $0 } == caller.account.table(.organizations).ids)
    }

    @Test("ten thousand records are made and read back in seconds")
    func bulk() throws {
        var caller = Caller()
        let clock = ContinuousClock()
        let took = try clock.measure {
            for number in 0..<10_000 { _ = try caller.made("organizations", ["name": .string("Firm \(number)")]) }
            #expect(try pages(&caller, [Item("limit", "500")]).flatMap { $0 }.count == 10_000)
        }
        #expect(took < .seconds(60))
    }
}
