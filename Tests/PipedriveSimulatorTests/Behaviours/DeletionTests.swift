import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

@Suite struct DeletionTests {
    private static let days: Int64 = 86_400_000

    @Test("behaviour 27: a deleted deal reads as deleted, leaves the lists, and is gone after 30 days")
    func deletedDeal() throws {
        var caller = Caller()
        let id = try caller.made("deals", ["title": "T"])
        _ = caller.reply(.delete, "/api/v2/deals/\(id)")
        let read = try caller.data(.get, "/api/v2/deals/\(id)")
        #expect(read["is_deleted"] == true)
        #expect(read["status"] == "deleted")
        #expect(try caller.data(.get, "/api/v2/deals") == [])
        #expect(try caller.data(.get, "/api/v2/deals", query: [.init("ids", "\(id)")]) == [])
        let deleted = [ApiCall.QueryItem("status", "deleted")]
        #expect(try caller.data(.get, "/api/v2/deals", query: deleted).arrayValue?.count == 1)
        #expect(caller.status(.patch, "/api/v2/deals/\(id)", ["title": "U"]) == 404)
        caller.now = caller.now.adding(milliseconds: 31 * DeletionTests.days)
        #expect(caller.status(.get, "/api/v2/deals/\(id)") == 404)
        #expect(try caller.data(.get, "/api/v2/deals", query: deleted) == [])
    }

    @Test("behaviour 28: children outlive their parent and keep its id")
    func children() throws {
        var caller = Caller()
        let organization = try caller.made("organizations", ["name": "Org"])
        let person = try caller.made("persons", ["name": "P", "org_id": .integer(organization)])
        let deal = try caller.made(
            "deals",
            ["title": "T", "org_id": .integer(organization), "person_id": .integer(person)]
        )
        let note = try caller.made("notes", ["content": "x", "deal_id": .integer(deal)])
        let activity = try caller.made("activities", ["subject": "S", "deal_id": .integer(deal)])
        for path in ["organizations/\(organization)", "persons/\(person)", "deals/\(deal)"] {
            #expect(caller.status(.delete, "/api/v2/\(path)") == 200)
        }
        #expect(try caller.data(.get, "/v1/notes/\(note)")["deal_id"] == .integer(deal))
        #expect(try caller.data(.get, "/v1/notes/\(note)")["active_flag"] == true)
        #expect(try caller.data(.get, "/api/v2/activities/\(activity)")["deal_id"] == .integer(deal))
        #expect(try caller.data(.get, "/api/v2/deals/\(deal)")["person_id"] == .integer(person))
        #expect(try caller.data(.get, "/v1/notes").arrayValue?.count == 1)
    }

    @Test("behaviour 30: new pipelines are empty, stages are appended, and a used stage cannot be deleted")
    func pipelines() throws {
        var caller = Caller()
        let pipeline = try caller.made("pipelines", ["name": "Matters"])
        #expect(try caller.data(.get, "/api/v2/stages", query: [.init("pipeline_id", "\(pipeline)")]) == [])
        #expect(try caller.data(.get, "/api/v2/stages", query: [.init("pipeline_id", "987654")]) == [])
        #expect(caller.status(.post, "/api/v2/deals", ["title": "T", "pipeline_id": .integer(pipeline)]) == 400)
        let stages = try (0..<3).map { _ in
            try caller.data(.post, "/api/v2/stages", ["name": "S", "pipeline_id": .integer(pipeline)])
        }
        #expect(stages.map { $0["order_nr"] } == [1, 2, 3])
        #expect(stages.map { $0["deal_probability"] } == [100, 100, 100])
        let ids = stages.compactMap { $0["id"]?.integerValue }
        _ = try caller.made("deals", ["title": "T", "stage_id": .integer(ids[0])])
        #expect(caller.status(.delete, "/api/v2/stages/\(ids[0])") == 400)
        #expect(caller.status(.delete, "/api/v2/pipelines/\(pipeline)") == 400)
        #expect(caller.status(.delete, "/api/v2/stages/\(ids[1])") == 200)
        let next = try caller.data(.post, "/api/v2/stages", ["name": "S", "pipeline_id": .integer(pipeline)])
        #expect(next["order_nr"] == 4)
        let left = try caller.data(.get, "/api/v2/stages", query: [.init("pipeline_id", "\(pipeline)")])
        #expect(left.arrayValue?.map { $0["order_nr"] } == [1, 3, 4])
    }
}
