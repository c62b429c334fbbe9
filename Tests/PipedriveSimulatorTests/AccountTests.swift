import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

@Suite struct AccountTests {
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
