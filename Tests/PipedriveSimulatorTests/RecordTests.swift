import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

@Suite struct RecordTests {
    @Test("behaviour 9: POST drops an unknown member silently, PATCH refuses it")
    func unknownMembers() throws {
        var caller = Caller()
        let id = try caller.made("organizations", ["name": "A", "colour": "red"])
        #expect(id > 0)
        #expect(caller.status(.patch, "/api/v2/organizations/\(id)", ["colour": "red"]) == 400)
        #expect(caller.status(.post, "/api/v2/organizations", ["name": "A", "address": ["street": "x"]]) == 400)
    }

    @Test("behaviour 16: names split at the first blank, mails replace as a whole and get label and primary")
    func persons() throws {
        var caller = Caller()
        let person = try caller.data(
            .post,
            "/api/v2/persons",
            [
                "name": "Jane Smith Doe",
                "emails": [["value": "a@x.example"], ["value": "b@x.example", "label": "home"]],
            ]
        )
        #expect(person["first_name"] == "Jane")
        #expect(person["last_name"] == "Smith Doe")
        #expect(
            person["emails"] == [
                ["value": "a@x.example", "primary": true, "label": "work"],
                ["value": "b@x.example", "primary": false, "label": "home"],
            ]
        )
        #expect(person["phones"] == [])
        let id = try #require(person["id"]?.integerValue)
        let changed = try caller.data(.patch, "/api/v2/persons/\(id)", ["emails": [], "first_name": "Joan"])
        #expect(changed["emails"] == [])
        #expect(changed["name"] == "Joan Smith Doe")
        let both = caller.reply(.post, "/api/v2/persons", ["name": "A", "first_name": "B"])
        #expect(both.errorText.contains("at the same time"))
    }

    @Test("behaviour 17: contact-sync members and marketing status are refused while they are off")
    func contactSync() throws {
        var caller = Caller()
        let person = try caller.data(.post, "/api/v2/persons", ["name": "A"])
        #expect(person["job_title"] == nil)
        #expect(caller.status(.post, "/api/v2/persons", ["name": "A", "job_title": "Judge"]) == 403)
        #expect(caller.status(.post, "/api/v2/persons", ["name": "A", "marketing_status": "subscribed"]) == 403)
        var synced = Caller { $0.hasContactSync = true }
        let judge = try synced.data(.post, "/api/v2/persons", ["name": "A", "job_title": "Judge"])
        #expect(judge["job_title"] == "Judge")
    }

    @Test("behaviour 18: what cannot be cleared refuses null; an empty close date becomes the zero date")
    func clearing() throws {
        var caller = Caller()
        let organization = try caller.made("organizations", ["name": "A", "website": "x"])
        let deal = try caller.made(
            "deals",
            ["title": "T", "org_id": .integer(organization), "expected_close_date": "2026-01-31", "probability": 5]
        )
        let path = "/api/v2/deals/\(deal)"
        for member in ["expected_close_date", "org_id", "owner_id", "value"] {
            #expect(caller.status(.patch, path, .object([member: nil])) == 400)
        }
        #expect(caller.reply(.patch, path, ["expected_close_date": nil]).errorText.contains("not a valid 'string'"))
        #expect(try caller.data(.patch, path, ["expected_close_date": ""])["expected_close_date"] == "0000-00-00")
        #expect(try caller.data(.patch, path, ["probability": nil])["probability"] == .null)
        let organizationPath = "/api/v2/organizations/\(organization)"
        #expect(try caller.data(.patch, organizationPath, ["website": nil])["website"] == .null)
        #expect(caller.status(.patch, organizationPath, ["address": nil]) == 400)
    }

    @Test("behaviour 19: a deal gets currency, value, stage, owner and status; the stage decides the pipeline")
    func dealDefaults() throws {
        var caller = Caller()
        let deal = try caller.data(.post, "/api/v2/deals", ["title": "T"])
        #expect(deal["value"] == 0)
        #expect(deal["currency"] == "USD")
        #expect(deal["status"] == "open")
        #expect(deal["owner_id"] == .integer(caller.account.configuration.users[0].id))
        let stages = try caller.data(.get, "/api/v2/stages")
        #expect(deal["stage_id"] == stages.arrayValue?.first?["id"])
        let pipeline = try caller.made("pipelines", ["name": "Matters"])
        let stage = try caller.made("stages", ["name": "Open", "pipeline_id": .integer(pipeline)])
        let placed = try caller.data(.post, "/api/v2/deals", ["title": "T", "stage_id": .integer(stage)])
        #expect(placed["pipeline_id"] == .integer(pipeline))
    }

    @Test("money reads back plain and exact")
    func money() throws {
        var caller = Caller()
        for (written, read) in [
            (JSON.decimal("1250.50"), JSON.decimal("1250.5")), (.decimal("1.25e3"), 1250),
            (.decimal("0.10"), .decimal("0.1")),
            (.decimal("100.00"), 100), (.decimal("-0.0"), 0), (.decimal("99999999999.99"), .decimal("99999999999.99")),
        ] {
            #expect(try caller.data(.post, "/api/v2/deals", ["title": "T", "value": written])["value"] == read)
        }
    }

    @Test("behaviour 20: closing times and reasons are refused when the status does not match")
    func closing() throws {
        var caller = Caller()
        for (status, member) in [
            ("open", "won_time"), ("lost", "won_time"), ("won", "lost_time"), ("open", "close_time"),
        ] {
            let body: JSON = ["title": "T", "status": .string(status), member: "2020-01-02T03:04:05Z"]
            #expect(caller.status(.post, "/api/v2/deals", body) == 400)
        }
        #expect(caller.status(.post, "/api/v2/deals", ["title": "T", "lost_reason": "x"]) == 400)
        let won = try caller.data(
            .post,
            "/api/v2/deals",
            ["title": "T", "status": "won", "won_time": "2020-01-02T03:04:05Z"]
        )
        #expect(won["won_time"] == "2020-01-02T03:04:05Z")
        #expect(won["close_time"] == "2020-01-02T03:04:05Z")
    }

    @Test("behaviour 21: add_time counts for organizations, persons and notes, not for deals, and never on PATCH")
    func addTimes() throws {
        var caller = Caller()
        let time: JSON = "2019-05-06T07:08:09Z"
        let organization = try caller.data(.post, "/api/v2/organizations", ["name": "A", "add_time": time])
        #expect(organization["add_time"] == time)
        let id = try #require(organization["id"]?.integerValue)
        #expect(caller.status(.patch, "/api/v2/organizations/\(id)", ["add_time": time]) == 400)
        #expect(try caller.data(.post, "/api/v2/deals", ["title": "T", "add_time": time])["add_time"] != time)
        var honouring = Caller { $0.behaviours.honoursDealAddTime = true }
        #expect(try honouring.data(.post, "/api/v2/deals", ["title": "T", "add_time": time])["add_time"] == time)
    }

    @Test("behaviour 22: update_time is not told on create and moves with every write; the stage time waits for a move")
    func updateTimes() throws {
        var caller = Caller()
        let made = try caller.data(.post, "/api/v2/deals", ["title": "T"])
        #expect(made["update_time"] == .null)
        let path = "/api/v2/deals/\(made["id"]?.integerValue ?? 0)"
        let first = try caller.data(.get, path)
        #expect(first["update_time"] == first["add_time"])
        #expect(first["stage_change_time"] == .null)
        let stages = try caller.data(.get, "/api/v2/stages")
        let moved = try caller.data(.patch, path, ["stage_id": stages.arrayValue?[1]["id"] ?? .null])
        #expect(moved["update_time"] != first["update_time"])
        #expect(moved["stage_change_time"] == moved["update_time"])
    }

    @Test("behaviour 23: archived deals have a list of their own and cannot be changed")
    func archived() throws {
        var caller = Caller()
        let id = try caller.made("deals", ["title": "T", "is_archived": true])
        #expect(try caller.data(.get, "/api/v2/deals") == [])
        #expect(try caller.data(.get, "/api/v2/deals/archived").arrayValue?.count == 1)
        #expect(caller.status(.patch, "/api/v2/deals/\(id)", ["title": "U"]) == 400)
        #expect(caller.status(.patch, "/api/v2/deals/\(id)", ["is_archived": false]) == 200)
        #expect(try caller.data(.get, "/api/v2/deals").arrayValue?.count == 1)
    }

    @Test("behaviours 27 and 28: a deleted deal is readable for 30 days, leaves the lists and keeps its children")
    func deletedDeal() throws {
        var caller = Caller()
        let id = try caller.made("deals", ["title": "T"])
        let note = try caller.made("notes", ["content": "x", "deal_id": .integer(id)])
        _ = caller.reply(.delete, "/api/v2/deals/\(id)")
        let read = try caller.data(.get, "/api/v2/deals/\(id)")
        #expect(read["is_deleted"] == true)
        #expect(read["status"] == "deleted")
        #expect(try caller.data(.get, "/api/v2/deals") == [])
        #expect(try caller.data(.get, "/api/v2/deals", query: [.init("status", "deleted")]).arrayValue?.count == 1)
        #expect(try caller.data(.get, "/v1/notes/\(note)")["deal_id"] == .integer(id))
        caller.now = caller.now.adding(milliseconds: 31 * 86_400_000)
        #expect(caller.status(.get, "/api/v2/deals/\(id)") == 404)
        let person = try caller.made("persons", ["name": "A"])
        _ = caller.reply(.delete, "/api/v2/persons/\(person)")
        #expect(caller.status(.get, "/api/v2/persons/\(person)") == 404)
    }

    @Test("behaviour 30: new pipelines are empty, stages are appended, and a used stage cannot be deleted")
    func pipelines() throws {
        var caller = Caller()
        let pipeline = try caller.made("pipelines", ["name": "Matters"])
        #expect(try caller.data(.get, "/api/v2/stages", query: [.init("pipeline_id", "\(pipeline)")]) == [])
        #expect(caller.status(.post, "/api/v2/deals", ["title": "T", "pipeline_id": .integer(pipeline)]) == 400)
        let stages = try (0..<3).map { _ in
            try caller.data(.post, "/api/v2/stages", ["name": "S", "pipeline_id": .integer(pipeline)])
        }
        #expect(stages.map { $0["order_nr"] } == [1, 2, 3])
        let first = try #require(stages[0]["id"])
        _ = try caller.made("deals", ["title": "T", "stage_id": first])
        #expect(caller.status(.delete, "/api/v2/stages/\(first.numberText ?? "")") == 400)
        #expect(caller.status(.delete, "/api/v2/stages/\(stages[1]["id"]?.numberText ?? "")") == 200)
        #expect(caller.status(.get, "/api/v2/stages/\(stages[1]["id"]?.numberText ?? "")") == 404)
        let next = try caller.data(.post, "/api/v2/stages", ["name": "S", "pipeline_id": .integer(pipeline)])
        #expect(next["order_nr"] == 4)
    }

    @Test(
        "behaviour 39: unknown or inactive references refuse the record",
        arguments: ["owner_id", "stage_id", "pipeline_id", "person_id", "org_id"]
    )
    func unknownReferences(member: String) throws {
        var caller = Caller()
        #expect(caller.status(.post, "/api/v2/deals", ["title": "T", member: 987_654]) == 400)
        #expect(caller.status(.post, "/api/v2/deals", ["title": "T", "owner_id": 22]) == 403)
        #expect(caller.account.counters.created["deals"] == nil)
    }

    @Test("activities: participants read back as person, person_id is dropped and counted, an undated one gets today")
    func activities() throws {
        var caller = Caller()
        let person = try caller.made("persons", ["name": "A"])
        let activity = try caller.data(
            .post,
            "/api/v2/activities",
            [
                "subject": "Hearing", "type": "meeting", "due_time": "09:30", "person_id": .integer(person),
                "participants": [["person_id": .integer(person), "primary": true]],
            ]
        )
        #expect(activity["person_id"] == .integer(person))
        #expect(activity["due_time"] == "09:30:00")
        #expect(activity["due_date"] == .string(TimeText.date(caller.now)))
        #expect(caller.account.counters.activityPersonIds == 1)
        #expect(caller.status(.post, "/api/v2/activities", ["subject": "S", "type": "court"]) == 400)
        let id = activity["id"]?.integerValue ?? 0
        _ = caller.reply(.delete, "/api/v2/activities/\(id)")
        #expect(try caller.data(.get, "/api/v2/activities/\(id)")["is_deleted"] == true)
    }
}
