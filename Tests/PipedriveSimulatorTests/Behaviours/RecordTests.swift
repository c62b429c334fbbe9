import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

@Suite struct RecordTests {
    @Test(
        "behaviour 9: POST drops an unknown member silently, PATCH refuses it",
        arguments: [
            ("organizations", "name"), ("persons", "name"), ("deals", "title"), ("activities", "subject"),
        ]
    )
    func unknownMembers(collection: String, name: String) throws {
        var caller = Caller()
        let made = try caller.data(.post, "/api/v2/\(collection)", .object([name: "A", "colour": "red"]))
        let path = "/api/v2/\(collection)/\(made["id"]?.integerValue ?? 0)"
        #expect(try caller.data(.get, path)[name] == "A")
        #expect(try caller.data(.get, path)["colour"] == nil)
        #expect(caller.status(.patch, path, .object([name: "B", "colour": "red"])) == 400)
        #expect(try caller.data(.get, path)[name] == "A")
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

    @Test("behaviour 17: contact-sync members are absent and refused while contact sync is off")
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

    @Test("behaviour 17: with Campaigns the marketing status needs a mail and changes once")
    func marketingStatus() throws {
        var caller = Caller { $0.hasCampaigns = true }
        let bare: JSON = ["name": "A", "marketing_status": "subscribed"]
        #expect(caller.reply(.post, "/api/v2/persons", bare).errorText.contains("Email must be given"))
        let mails: JSON = [["value": "a@x.example"]]
        let id = try caller.made("persons", ["name": "A", "emails": mails])
        let path = "/api/v2/persons/\(id)"
        #expect(caller.status(.patch, path, ["marketing_status": "subscribed"]) == 200)
        #expect(caller.status(.patch, path, ["marketing_status": "unsubscribed"]) == 400)
        #expect(caller.status(.patch, path, ["marketing_status": "subscribed"]) == 200)
    }

    private static let clearable: [(collection: String, member: String, value: JSON, clears: Bool)] = [
        ("deals", "probability", 5, true), ("deals", "lost_reason", "x", true), ("deals", "value", 5, false),
        ("deals", "expected_close_date", "2026-01-31", false), ("deals", "person_id", 1, false),
        ("deals", "org_id", 1, false), ("deals", "owner_id", 21, false),
        ("organizations", "website", "x", true), ("organizations", "linkedin", "x", true),
        ("organizations", "annual_revenue", 5, true), ("organizations", "employee_count", 5, true),
        ("organizations", "address", ["value": "1 Main St"], false), ("persons", "org_id", 1, false),
        ("activities", "due_date", "2026-01-31", false), ("activities", "note", "x", false),
        ("activities", "location", ["value": "1 Main St"], false), ("activities", "org_id", 1, false),
    ]

    @Test("behaviour 18: null clears what is declared nullable and is refused elsewhere", arguments: clearable)
    func clearing(collection: String, member: String, value: JSON, clears: Bool) throws {
        var caller = Caller()
        _ = try caller.made("organizations", ["name": "Org"])
        _ = try caller.made("persons", ["name": "Per Son"])
        let name = ["deals": "title", "activities": "subject"][collection] ?? "name"
        var body: [String: JSON] = [name: "A", member: value]
        if member == "lost_reason" { body["status"] = "lost" }
        let path = "/api/v2/\(collection)/\(try caller.made(collection, .object(body)))"
        let before = try caller.data(.get, path)[member]
        let reply = caller.reply(.patch, path, .object([member: nil]))
        #expect(reply.status == (clears ? 200 : 400))
        #expect(try caller.data(.get, path)[member] == (clears ? .null : before))
    }

    @Test("behaviour 18: an empty close date becomes the zero date, and lists are emptied with an empty list")
    func clearingOtherwise() throws {
        var caller = Caller()
        let path = "/api/v2/deals/\(try caller.made("deals", ["title": "T", "expected_close_date": "2026-01-31"]))"
        #expect(caller.reply(.patch, path, ["expected_close_date": nil]).errorText.contains("not a valid 'string'"))
        #expect(try caller.data(.patch, path, ["expected_close_date": ""])["expected_close_date"] == "0000-00-00")
        let person = try caller.made(
            "persons",
            ["name": "A", "emails": [["value": "a@x.example"]], "phones": [["value": "1"]]]
        )
        let emptied = try caller.data(
            .patch,
            "/api/v2/persons/\(person)",
            ["emails": [], "phones": [], "label_ids": []]
        )
        #expect(emptied["emails"] == [])
        #expect(emptied["phones"] == [])
        #expect(emptied["label_ids"] == [])
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
        let piped = try caller.data(.post, "/api/v2/deals", ["title": "T", "pipeline_id": .integer(pipeline)])
        #expect(piped["stage_id"] == .integer(stage))
        let both = try caller.data(
            .post,
            "/api/v2/deals",
            ["title": "T", "pipeline_id": 1, "stage_id": .integer(stage)]
        )
        #expect(both["pipeline_id"] == .integer(pipeline))
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
        let path = "/api/v2/deals/\(won["id"]?.integerValue ?? 0)"
        #expect(caller.status(.patch, path, ["status": "deleted"]) == 400)
        #expect(try caller.data(.patch, path, ["status": "open"])["won_time"] == .null)
    }

    @Test("behaviour 21: add_time counts for organizations, persons and notes, not for deals, and never on PATCH")
    func addTimes() throws {
        var caller = Caller()
        let time: JSON = "2019-05-06T07:08:09Z"
        let organization = try caller.data(.post, "/api/v2/organizations", ["name": "A", "add_time": time])
        #expect(organization["add_time"] == time)
        let id = try #require(organization["id"]?.integerValue)
        #expect(caller.status(.patch, "/api/v2/organizations/\(id)", ["add_time": time]) == 400)
        let deal = try caller.data(.post, "/api/v2/deals", ["title": "T", "add_time": time])
        #expect(deal["add_time"] != time)
        #expect(caller.status(.patch, "/api/v2/deals/\(deal["id"]?.integerValue ?? 0)", ["add_time": time]) == 400)
        #expect(try caller.data(.post, "/api/v2/persons", ["name": "A", "add_time": time])["add_time"] == time)
        #expect(try caller.data(.post, "/api/v2/activities", ["subject": "S", "add_time": time])["add_time"] != time)
        let old: JSON = "2019-05-06 07:08:09"
        let note = try caller.data(.post, "/v1/notes", ["content": "x", "org_id": .integer(id), "add_time": old])
        #expect(note["add_time"] == old)
        let path = "/v1/notes/\(note["id"]?.integerValue ?? 0)"
        #expect(try caller.data(.put, path, ["add_time": "2018-01-01 00:00:00"])["add_time"] == "2018-01-01 00:00:00")
        let lead = try caller.madeLead(["add_time": time])
        #expect(try caller.data(.get, "/v1/leads/\(lead)")["add_time"]?.stringValue?.hasPrefix("2019") == false)
        let file: JSON = ["file_name": "a.txt", "content": "YQ", "org_id": .integer(id), "add_time": old]
        #expect(try caller.data(.post, "/v1/files", file)["add_time"] != old)
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

    @Test("behaviour 23: archived leads have a list of their own and cannot be changed")
    func archivedLeads() throws {
        var caller = Caller()
        let path = "/v1/leads/\(try caller.madeLead())"
        #expect(caller.status(.patch, path, ["is_archived": true]) == 200)
        #expect(try caller.data(.get, "/v1/leads") == .null)
        #expect(try caller.data(.get, "/v1/leads/archived").arrayValue?.count == 1)
        #expect(caller.status(.patch, path, ["title": "M"]) == 400)
        #expect(caller.status(.patch, path, ["is_archived": false]) == 200)
        #expect(caller.status(.patch, path, ["title": "M"]) == 200)
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
