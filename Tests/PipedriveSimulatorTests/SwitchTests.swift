import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

/// The milder variant of each uncertain behaviour; the harsher ones are the defaults that the other suites meet.
@Suite struct SwitchTests {
    private func caller(_ change: (inout UncertainBehaviours) -> Void) -> Caller {
        Caller { configuration in change(&configuration.behaviours) }
    }

    @Test("switch: PATCH drops unknown members silently")
    func unknownMembers() throws {
        var caller = caller { $0.refusesUnknownMembersOnUpdate = false }
        let id = try caller.made("organizations", ["name": "A"])
        #expect(caller.status(.patch, "/api/v2/organizations/\(id)", ["colour": "red"]) == 200)
    }

    @Test("switch: addresses are geocoded a minute after they were written")
    func geocoding() throws {
        var caller = caller { $0.geocodesAddresses = true }
        let id = try caller.made("organizations", ["name": "A", "address": ["value": "1 Main St"]])
        let path = "/api/v2/organizations/\(id)"
        #expect(try caller.data(.get, path)["address"]?["country"] == .null)
        caller.now = caller.now.adding(milliseconds: 60_000)
        #expect(try caller.data(.get, path)["address"]?["country"]?.stringValue != nil)
    }

    @Test("switch: contact-sync members are dropped silently")
    func contactSync() throws {
        var caller = caller { $0.refusesContactSyncMembers = false }
        let person = try caller.data(.post, "/api/v2/persons", ["name": "A", "job_title": "Judge"])
        #expect(person["name"] == "A")
        #expect(person["job_title"] == nil)
    }

    @Test("switch: a foreign author of a note is ignored")
    func authors() throws {
        var caller = caller { $0.refusesForeignNoteAuthor = false }
        let deal = try caller.made("deals", ["title": "T"])
        let admin = caller.account.configuration.users[0].id
        let body: JSON = ["content": "x", "deal_id": .integer(deal), "user_id": .integer(admin)]
        let note = try caller.data(.post, "/v1/notes", body, token: Caller.staffToken)
        #expect(note["user_id"] == 21)
    }

    @Test("switch: children lose their reference to a deleted parent")
    func references() throws {
        var caller = caller { $0.clearsReferencesToDeleted = true }
        let organization = try caller.made("organizations", ["name": "A"])
        let person = try caller.made("persons", ["name": "P", "org_id": .integer(organization)])
        _ = caller.reply(.delete, "/api/v2/organizations/\(organization)")
        #expect(try caller.data(.get, "/api/v2/persons/\(person)")["org_id"] == .null)
    }

    @Test("switch: a pipeline without stages takes a deal, and a used stage can be deleted")
    func pipelines() throws {
        var caller = caller {
            $0.refusesDealInEmptyPipeline = false
            $0.refusesDeletingUsedStage = false
        }
        let pipeline = try caller.made("pipelines", ["name": "Matters"])
        let deal = try caller.data(.post, "/api/v2/deals", ["title": "T", "pipeline_id": .integer(pipeline)])
        #expect(deal["stage_id"] == .null)
        let stage = try caller.made("stages", ["name": "S", "pipeline_id": .integer(pipeline)])
        _ = try caller.made("deals", ["title": "T", "stage_id": .integer(stage)])
        #expect(caller.status(.delete, "/api/v2/pipelines/\(pipeline)") == 200)
    }

    @Test("switch: garbage cursors, too many ids and too large pages are put up with")
    func lists() throws {
        var caller = caller {
            $0.refusesGarbageCursor = false
            $0.refusesTooManyIds = false
            $0.refusesTooLargeLimit = false
        }
        _ = try caller.made("organizations", ["name": "A"])
        let many = (1...150).map(String.init).joined(separator: ",")
        for (name, value) in [("cursor", "garbage!"), ("ids", many), ("limit", "5000")] {
            let found = try caller.data(.get, "/api/v2/organizations", query: [.init(name, value)])
            #expect(found.arrayValue?.count == 1)
        }
    }

    @Test("switch: undated activities stay undated, and creates tell their update time")
    func dates() throws {
        var caller = caller {
            $0.datesUndatedActivities = false
            $0.hidesUpdateTimeOnCreate = false
        }
        let activity = try caller.data(.post, "/api/v2/activities", ["subject": "S", "type": "call"])
        #expect(activity["due_date"] == .null)
        #expect(activity["update_time"] == activity["add_time"])
    }

    @Test("an account can be born with records, and equal seeds bear equal ones")
    func existingRecords() throws {
        var first = Caller { $0.hasExistingRecords = true }
        let second = Caller { $0.hasExistingRecords = true }
        #expect(first.account.dump() == second.account.dump())
        #expect(first.account.counters == SimulatorCounters())
        #expect(try first.data(.get, "/api/v2/deals").arrayValue?.map { $0["value"] }.first == .decimal("1250.5"))
        #expect(try first.data(.get, "/v1/notes").arrayValue?.count == 4)
        #expect(try first.data(.get, "/api/v2/stages").arrayValue?.count == 5)
        let types = try first.data(.get, "/v1/activityTypes").arrayValue?.compactMap { $0["key_string"]?.stringValue }
        #expect(types == ["call", "meeting", "task", "deadline", "email", "lunch"])
    }

    @Test("organizations are related once both are there")
    func relationships() throws {
        var caller = Caller()
        let parent = try caller.made("organizations", ["name": "Parent"])
        let child = try caller.made("organizations", ["name": "Child"])
        let path = "/v1/organizationRelationships"
        let body: JSON = [
            "type": "parent", "rel_owner_org_id": .integer(parent), "rel_linked_org_id": .integer(child),
        ]
        let made = try caller.data(.post, path, body)
        #expect(made["rel_linked_org_id"]?["name"] == "Child")
        let found = try caller.data(.get, path, query: [.init("org_id", "\(child)")])
        #expect(found.arrayValue?.count == 1)
        #expect(caller.status(.delete, "\(path)/\(made["id"]?.numberText ?? "")") == 200)
        let same: JSON = [
            "type": "related", "rel_owner_org_id": .integer(parent), "rel_linked_org_id": .integer(parent),
        ]
        #expect(caller.status(.post, path, same) == 400)
    }
}
