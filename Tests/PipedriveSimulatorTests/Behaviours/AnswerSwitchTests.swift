import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

/// What nobody knows for sure about answers, deleting and limits, in both variants.
@Suite struct AnswerSwitchTests {
    @Test("switch retires_old_routes: the v1 routes of records are gone, or serve in their own form")
    func oldRoutes() throws {
        try both("retires_old_routes", harsher: 410, milder: 200) { caller in
            let deal = try caller.made("deals", ["title": "T"])
            return caller.status(.get, "/v1/deals/\(deal)")
        }
    }

    @Test("switch hides_invisible_records: 404, or 403")
    func invisible() throws {
        try both(
            "hides_invisible_records",
            harsher: [404, 404, 404],
            milder: [403, 403, 403],
            { $0.users[1].seesOnlyOwn = true }
        ) { caller in
            let deal = try caller.made("deals", ["title": "T"])
            let path = "/api/v2/deals/\(deal)"
            return [
                caller.reply(.get, path, token: Caller.staffToken).status,
                caller.reply(.patch, path, ["title": "U"], token: Caller.staffToken).status,
                caller.reply(.delete, path, token: Caller.staffToken).status,
            ]
        }
    }

    @Test("switch hides_update_time_on_create: the answer to a create lacks it, or tells it")
    func updateTime() throws {
        try both("hides_update_time_on_create", harsher: true, milder: false) { caller in
            let made = try caller.data(.post, "/api/v2/deals", ["title": "T"])
            return made["update_time"] == .null
        }
    }

    @Test("switch answers_new_lead_with_created: 201, or 200")
    func leadStatus() throws {
        try both("answers_new_lead_with_created", harsher: 201, milder: 200) { caller in
            let person = try caller.made("persons", ["name": "A"])
            return caller.status(.post, "/v1/leads", ["title": "L", "person_id": .integer(person)])
        }
    }

    @Test("switch geocodes_addresses: the parts stay null, or are filled in after a minute")
    func geocoding() throws {
        try both("geocodes_addresses", harsher: [false, false], milder: [false, true]) { caller in
            let id = try caller.made("organizations", ["name": "A", "address": ["value": "1 Main St"]])
            let path = "/api/v2/organizations/\(id)"
            let first = try caller.data(.get, path)["address"]?["locality"]?.stringValue != nil
            caller.now = caller.now.adding(milliseconds: 60_000)
            let later = try caller.data(.get, path)["address"]?["locality"]?.stringValue != nil
            return [first, later]
        }
    }

    @Test("switch answers_empty_lists_with_null: null, or an empty list")
    func emptyList() throws {
        try both("answers_empty_lists_with_null", harsher: JSON.null, milder: JSON.array([])) { caller in
            try caller.data(.get, "/v1/notes")
        }
    }

    @Test("switch lists_oldest_first: v1 lists go up, or down")
    func listOrder() throws {
        try both("lists_oldest_first", harsher: true, milder: false) { caller in
            let deal = try caller.made("deals", ["title": "T"])
            for _ in 0..<3 { _ = try caller.made("notes", ["content": "x", "deal_id": .integer(deal)]) }
            let ids = try caller.data(.get, "/v1/notes").arrayValue?.compactMap { $0["id"]?.integerValue } ?? []
            #expect(ids.count == 3)
            return ids == ids.sorted()
        }
    }

    @Test("switch refuses_garbage_cursor: it is refused, or starts from the beginning")
    func cursor() throws {
        try both("refuses_garbage_cursor", harsher: 400, milder: 200) { caller in
            _ = try caller.made("organizations", ["name": "A"])
            let reply = caller.reply(.get, "/api/v2/organizations", query: [.init("cursor", "garbage!")])
            #expect(reply.status == 400 || reply.json["data"]?.arrayValue?.count == 1)
            return reply.status
        }
    }

    @Test("switch refuses_too_many_ids: more than 100 are refused, or cut off")
    func ids() throws {
        try both("refuses_too_many_ids", harsher: 400, milder: 200) { caller in
            let many = (1...150).map(String.init).joined(separator: ",")
            return caller.status(.get, "/api/v2/organizations", query: [.init("ids", many)])
        }
    }

    @Test("switch refuses_too_large_limit: more than 500 are refused, or cut to 500")
    func pageLimit() throws {
        try both("refuses_too_large_limit", harsher: 400, milder: 200) { caller in
            caller.status(.get, "/api/v2/organizations", query: [.init("limit", "5000")])
        }
    }

    @Test("switch refuses_archived_changes: they are refused, or carried out")
    func archivedChanges() throws {
        try both("refuses_archived_changes", harsher: [400, 400], milder: [200, 200]) { caller in
            let deal = try caller.made("deals", ["title": "T", "is_archived": true])
            let lead = try caller.madeLead(["is_archived": true])
            return [
                caller.status(.patch, "/api/v2/deals/\(deal)", ["title": "U"]),
                caller.status(.patch, "/v1/leads/\(lead)", ["title": "M"]),
            ]
        }
    }

    @Test("switch clears_references_to_deleted: children keep the id of what is gone, or lose it")
    func references() throws {
        try both("clears_references_to_deleted", harsher: false, milder: true) { caller in
            let organization = try caller.made("organizations", ["name": "A"])
            let person = try caller.made("persons", ["name": "P", "org_id": .integer(organization)])
            _ = caller.reply(.delete, "/api/v2/organizations/\(organization)")
            return try caller.data(.get, "/api/v2/persons/\(person)")["org_id"] == .null
        }
    }

    @Test("switch refuses_deleting_used_stage: stages and pipelines with deals stay, or go")
    func usedStage() throws {
        try both("refuses_deleting_used_stage", harsher: [400, 400], milder: [200, 200]) { caller in
            let pipeline = try caller.made("pipelines", ["name": "Matters"])
            let stage = try caller.made("stages", ["name": "S", "pipeline_id": .integer(pipeline)])
            _ = try caller.made("deals", ["title": "T", "stage_id": .integer(stage)])
            return [
                caller.status(.delete, "/api/v2/stages/\(stage)"),
                caller.status(.delete, "/api/v2/pipelines/\(pipeline)"),
            ]
        }
    }

    @Test("switch hides_deleted_contacts: 404, or shown as deleted")
    func deletedContacts() throws {
        try both("hides_deleted_contacts", harsher: [404, 404], milder: [200, 200]) { caller in
            try ["persons", "organizations"].map { collection in
                let path = "/api/v2/\(collection)/\(try caller.made(collection, ["name": "A"]))"
                _ = caller.reply(.delete, path)
                let reply = caller.reply(.get, path)
                #expect(reply.status == 404 || reply.json["data"]?["is_deleted"] == true)
                return reply.status
            }
        }
    }

    @Test("switch hides_deleted_steps: 404, or shown as deleted")
    func deletedSteps() throws {
        try both("hides_deleted_steps", harsher: [404, 404], milder: [200, 200]) { caller in
            let pipeline = try caller.made("pipelines", ["name": "Matters"])
            let stage = try caller.made("stages", ["name": "S", "pipeline_id": .integer(pipeline)])
            return ["stages/\(stage)", "pipelines/\(pipeline)"].map { path in
                _ = caller.reply(.delete, "/api/v2/\(path)")
                return caller.status(.get, "/api/v2/\(path)")
            }
        }
    }

    @Test("switch shows_deleted_activities: shown as deleted, or 404")
    func deletedActivities() throws {
        try both("shows_deleted_activities", harsher: 200, milder: 404) { caller in
            let path = "/api/v2/activities/\(try caller.made("activities", ["subject": "S"]))"
            _ = caller.reply(.delete, path)
            return caller.status(.get, path)
        }
    }

    @Test("switch refuses_second_delete: notes and leads are gone, or deleted once more")
    func secondDelete() throws {
        try both("refuses_second_delete", harsher: [404, 404], milder: [200, 200]) { caller in
            let deal = try caller.made("deals", ["title": "T"])
            let note = "/v1/notes/\(try caller.made("notes", ["content": "x", "deal_id": .integer(deal)]))"
            let lead = "/v1/leads/\(try caller.madeLead())"
            return [note, lead].map { path in
                #expect(caller.status(.delete, path) == 200)
                return caller.status(.delete, path)
            }
        }
    }

    @Test(
        "switch refuses_beyond_remainder: a request that costs more than what is left is refused, or empties the budget"
    )
    func remainder() throws {
        try both(
            "refuses_beyond_remainder",
            harsher: [429, 200, 429],
            milder: [200, 429, 429],
            {
                $0.enforcesBudget = true
                $0.plan = .lite
            }
        ) { caller in
            caller.account.limits.spentDay = TimeText.dayNumber(caller.now)
            caller.account.limits.spentTokens = 29_998
            return ["/api/v2/deals", "/v1/users/me", "/v1/users/me"].map { caller.status(.get, $0) }
        }
    }

    @Test("switch charges_refused_requests: they cost their price, or nothing")
    func refusedPrice() throws {
        try both("charges_refused_requests", harsher: 5, milder: 0) { caller in
            _ = caller.reply(.post, "/api/v2/deals", ["colour": "red"])
            #expect(caller.account.limits.spentTokens == caller.account.counters.spentTokens)
            return caller.account.counters.spentTokens
        }
    }

    @Test("switch counts_refusals_in_burst: they fill the window, or not")
    func burstRefusals() throws {
        try both(
            "counts_refusals_in_burst",
            harsher: 429,
            milder: 200,
            {
                $0.enforcesBurst = true
                $0.burstRequests = 2
            }
        ) { caller in
            let call = SimulatedRequest(ApiCall(.get, "/v1/users/me"), token: Caller.token)
            func ask(_ milliseconds: Int64) -> Int {
                caller.account.handle(call, at: Caller.start.adding(milliseconds: milliseconds)).status
            }
            for time: Int64 in [0, 100, 1_900, 1_950] { _ = ask(time) }
            return ask(2_150)
        }
    }

    @Test("switch shows_search_window: answers to searches show the window of searches, or the one of all requests")
    func searchWindow() throws {
        try both("shows_search_window", harsher: "10", milder: "100", { $0.enforcesBurst = true }) { caller in
            let reply = caller.reply(.get, "/api/v2/persons/search", query: [.init("term", "quist")])
            return reply.headers["x-ratelimit-limit"] ?? ""
        }
    }
}
