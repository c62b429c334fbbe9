import CanonicalJSON
import Testing

@testable import Migration

/// Walking lists of both versions to their end.
@Suite struct ListPagesTests {
    private func query(_ call: ApiCall?) -> String {
        (call?.query ?? []).map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }

    @Test("version 2 follows cursors and keeps its order") func cursors() {
        var pages = ListPages("/api/v2/deals", order: .descending)
        #expect(query(pages.nextCall) == "sort_by=id&sort_direction=desc&limit=500")
        #expect(pages.isDescending)
        #expect(pages.receive(data: [1, 2], additional: ["next_cursor": "abc"]) == [1, 2])
        #expect(query(pages.nextCall) == "sort_by=id&sort_direction=desc&limit=500&cursor=abc")
        #expect(pages.receive(data: [3], additional: ["next_cursor": .null]) == [3])
        #expect(pages.nextCall == nil)
    }

    @Test("version 1 follows offsets, nested or not, and takes null for an empty list") func offsets() {
        var pages = ListPages("/api/v1/notes", order: .descending)
        #expect(query(pages.nextCall) == "sort=id DESC&start=0&limit=500")
        let nested: JSON = ["pagination": ["more_items_in_collection": true, "next_start": 500]]
        #expect(pages.receive(data: [1], additional: nested) == [1])
        #expect(query(pages.nextCall) == "sort=id DESC&start=500&limit=500")
        #expect(pages.receive(data: [2], additional: ["more_items_in_collection": true, "next_start": 1000]) == [2])
        #expect(query(pages.nextCall) == "sort=id DESC&start=1000&limit=500")
        #expect(pages.receive(data: .null, additional: .null) == [])
        #expect(pages.nextCall == nil)
    }

    @Test(
        "lists that cannot be sorted are not taken for sorted ones",
        arguments: [
            "/api/v2/dealFields", "/api/v2/pipelines", "/api/v2/stages", "/api/v1/leads", "/api/v1/activityTypes",
        ]
    )
    func unsorted(path: String) {
        let pages = ListPages(path, order: .descending)
        #expect(!pages.isDescending)
        #expect(!query(pages.nextCall).contains("sort"))
    }

    @Test("files come by hundreds, activity types and users all at once") func limits() {
        #expect(query(ListPages("/api/v1/files").nextCall) == "sort=id ASC&start=0&limit=100")
        #expect(query(ListPages("/api/v1/activityTypes").nextCall) == "")
        #expect(query(ListPages("/api/v1/users").nextCall) == "")
        let filter = [ApiCall.QueryItem("deal_id", "7")]
        #expect(query(ListPages("/api/v1/leads", filter: filter).nextCall) == "deal_id=7&start=0&limit=500")
        #expect(!ListPages("/api/v2/deals").isDescending)
    }

    @Test("after stopping there is no next page, whatever comes in") func stop() {
        var pages = ListPages("/api/v2/deals")
        pages.stop()
        #expect(pages.nextCall == nil)
        #expect(pages.receive(data: [1], additional: ["next_cursor": "x"]) == [1])
        #expect(pages.nextCall == nil)
    }
}
