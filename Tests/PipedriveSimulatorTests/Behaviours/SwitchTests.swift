import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

/// What nobody knows for sure about bodies, in both variants.
@Suite struct SwitchTests {
    @Test("switch drops_unknown_members_on_create: POST drops them, or refuses")
    func unknownOnCreate() throws {
        try both("drops_unknown_members_on_create", harsher: 200, milder: 400) { caller in
            caller.status(.post, "/api/v2/persons", ["name": "A", "colour": "red"])
        }
    }

    @Test("switch refuses_unknown_members_on_update: PATCH refuses them, or drops")
    func unknownOnUpdate() throws {
        try both("refuses_unknown_members_on_update", harsher: 400, milder: 200) { caller in
            let id = try caller.made("persons", ["name": "A"])
            return caller.status(.patch, "/api/v2/persons/\(id)", ["name": "B", "colour": "red"])
        }
    }

    @Test("switch refuses_add_time_on_update: PATCH refuses it, or drops it")
    func addTimeOnUpdate() throws {
        try both("refuses_add_time_on_update", harsher: 400, milder: 200) { caller in
            let id = try caller.made("persons", ["name": "A"])
            return caller.status(.patch, "/api/v2/persons/\(id)", ["add_time": "2019-01-01T00:00:00Z"])
        }
    }

    @Test("switch refuses_unknown_nested_members: unknown parts of an address are refused, or dropped")
    func nested() throws {
        try both("refuses_unknown_nested_members", harsher: [400, 400], milder: [200, 200]) { caller in
            [
                caller.status(
                    .post,
                    "/api/v2/organizations",
                    ["name": "A", "address": ["value": "x", "street": "y"]]
                ),
                caller.status(
                    .post,
                    "/api/v2/persons",
                    ["name": "A", "emails": [["value": "a@x.example", "kind": "y"]]]
                ),
            ]
        }
    }

    @Test("switch refuses_null_on_create: null is refused, or counts as left out")
    func nullOnCreate() throws {
        try both("refuses_null_on_create", harsher: 400, milder: 200) { caller in
            caller.status(.post, "/api/v2/deals", ["title": "T", "value": nil])
        }
    }

    @Test("switch accepts_name_parts: they are taken as they are, or unknown to POST and PATCH")
    func nameParts() throws {
        try both("accepts_name_parts", harsher: "Jane Smith", milder: "A") { caller in
            let parts: JSON = ["first_name": "Jane", "last_name": "Smith"]
            let id = try caller.made("persons", ["name": "A"])
            _ = caller.reply(.patch, "/api/v2/persons/\(id)", parts)
            return try caller.data(.get, "/api/v2/persons/\(id)")["name"]?.stringValue ?? ""
        }
    }

    @Test("switch refuses_contact_sync_members: they are refused, or dropped")
    func contactSync() throws {
        try both("refuses_contact_sync_members", harsher: 403, milder: 200) { caller in
            let reply = caller.reply(.post, "/api/v2/persons", ["name": "A", "job_title": "Judge"])
            #expect(reply.json["data"]?["job_title"] == nil)
            return reply.status
        }
    }

    @Test("switch honours_deal_add_time: the time of a deal is dropped, or kept")
    func dealAddTime() throws {
        try both("honours_deal_add_time", harsher: false, milder: true) { caller in
            let body: JSON = ["title": "T", "add_time": "2019-01-01T00:00:00Z"]
            return try caller.data(.post, "/api/v2/deals", body)["add_time"] == "2019-01-01T00:00:00Z"
        }
    }

    @Test("switch accepts_spaced_archive_time: both forms are taken, or one")
    func archiveTime() throws {
        try both("accepts_spaced_archive_time", harsher: [200, 200], milder: [200, 400]) { caller in
            ["2020-01-02T03:04:05Z", "2020-01-02 03:04:05"].map { time in
                let body: JSON = ["title": "T", "is_archived": true, "archive_time": .string(time)]
                return caller.status(.post, "/api/v2/deals", body)
            }
        }
    }

    @Test("switch refuses_deal_in_empty_pipeline: a deal needs a stage, or does without")
    func emptyPipeline() throws {
        try both("refuses_deal_in_empty_pipeline", harsher: 400, milder: 200) { caller in
            let pipeline = try caller.made("pipelines", ["name": "Matters"])
            return caller.status(.post, "/api/v2/deals", ["title": "T", "pipeline_id": .integer(pipeline)])
        }
    }

    @Test("switch ignores_activity_person_id: the person is dropped, or becomes the participant")
    func activityPerson() throws {
        try both("ignores_activity_person_id", harsher: JSON.array([]), milder: [["person_id": 1, "primary": true]]) {
            caller in
            let person = try caller.made("persons", ["name": "A"])
            let activity = try caller.data(
                .post,
                "/api/v2/activities",
                ["subject": "S", "person_id": .integer(person)]
            )
            #expect(caller.account.counters.activityPersonIds == 1)
            return (activity["participants"] ?? .null)
        }
    }

    @Test("switch refuses_repeated_participants: the same person twice is refused, or counts once")
    func participants() throws {
        try both("refuses_repeated_participants", harsher: 400, milder: 200) { caller in
            let person = JSON.integer(try caller.made("persons", ["name": "A"]))
            let twice: JSON = [["person_id": person], ["person_id": person]]
            return caller.status(.post, "/api/v2/activities", ["subject": "S", "participants": twice])
        }
    }

    @Test("switch dates_undated_activities: they get the day, or stay undated")
    func undated() throws {
        try both("dates_undated_activities", harsher: true, milder: false) { caller in
            let activity = try caller.data(.post, "/api/v2/activities", ["subject": "S", "type": "call"])
            return activity["due_date"] == .string(TimeText.date(caller.now))
        }
    }

    @Test("switch refuses_foreign_note_author: it is refused, or ignored")
    func noteAuthor() throws {
        try both("refuses_foreign_note_author", harsher: 403, milder: 201) { caller in
            let deal = try caller.made("deals", ["title": "T"])
            let body: JSON = ["content": "x", "deal_id": .integer(deal), "user_id": .integer(caller.admin)]
            let reply = caller.reply(.post, "/v1/notes", body, token: Caller.staffToken)
            #expect(reply.status == 403 || reply.json["data"]?["user_id"] == 21)
            return reply.status
        }
    }

    @Test("switch refuses_zoned_note_time: it is refused, or understood")
    func noteTime() throws {
        try both("refuses_zoned_note_time", harsher: 400, milder: 201) { caller in
            let deal = try caller.made("deals", ["title": "T"])
            let body: JSON = ["content": "x", "deal_id": .integer(deal), "add_time": "2001-02-03T04:05:06Z"]
            return caller.status(.post, "/v1/notes", body)
        }
    }

    @Test("switch refuses_files_without_parent: a file needs a parent, or stands alone")
    func fileParent() throws {
        try both("refuses_files_without_parent", harsher: 400, milder: 201) { caller in
            caller.status(.post, "/v1/files", ["file_name": "a.txt", "content": "YQ"])
        }
    }

    @Test("switch misses_unknown_references: 400, or 404")
    func unknownReference() throws {
        try both("misses_unknown_references", harsher: 400, milder: 404) { caller in
            caller.status(.post, "/api/v2/deals", ["title": "T", "person_id": 987_654])
        }
    }

    @Test("switch refuses_inactive_users: users who left are refused as owners and authors, or taken")
    func inactive() throws {
        try both("refuses_inactive_users", harsher: [403, 403], milder: [200, 201]) { caller in
            let deal = try caller.made("deals", ["title": "T"])
            return [
                caller.status(.post, "/api/v2/deals", ["title": "T", "owner_id": 22]),
                caller.status(.post, "/v1/notes", ["content": "x", "deal_id": .integer(deal), "user_id": 22]),
            ]
        }
    }
}
