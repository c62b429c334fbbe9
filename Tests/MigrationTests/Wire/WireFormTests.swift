import Testing

@testable import Migration

/// Routes and prices of every call that a migration sends.
@Suite struct WireFormTests {
    private static let byID: [(TargetEntity, String, list: Int, one: Int, create: Int, update: String, delete: Int)] = [
        (.organization, "/api/v2/organizations", 10, 1, 5, "PATCH 5", 3),
        (.person, "/api/v2/persons", 10, 1, 5, "PATCH 5", 3), (.deal, "/api/v2/deals", 10, 1, 5, "PATCH 5", 3),
        (.activity, "/api/v2/activities", 10, 1, 5, "PATCH 5", 3),
        (.pipeline, "/api/v2/pipelines", 5, 1, 5, "PATCH 5", 3),
        (.stage, "/api/v2/stages", 5, 1, 5, "PATCH 5", 3), (.note, "/api/v1/notes", 20, 2, 10, "PUT 10", 6),
        (.lead, "/api/v1/leads", 20, 2, 10, "PATCH 10", 6), (.file, "/api/v1/files", 20, 2, 10, "PUT 10", 6),
        (.activityType, "/api/v1/activityTypes", 20, 20, 10, "PUT 10", 6),
    ]

    @Test("every kind has its route and the published price of each call", arguments: 0..<10) func prices(place: Int) {
        let row = WireFormTests.byID[place]
        let reference = RecordReference(row.0, "k")
        let update = WireForm.updateCall(reference, id: "7", body: "{}")
        #expect(WireForm.collection(of: reference) == row.1)
        #expect(TokenPrice.tokens(of: ApiCall(.get, row.1, query: [.init("limit", "500")])) == row.list)
        #expect(TokenPrice.tokens(of: WireForm.readCall(reference, id: "7")) == row.one)
        #expect(TokenPrice.tokens(of: WireForm.createCall(reference, body: "{}")) == row.create)
        #expect("\(update.method.rawValue) \(TokenPrice.tokens(of: update))" == row.update)
        #expect(TokenPrice.tokens(of: WireForm.deleteCall(reference, id: "7")) == row.delete)
        #expect(WireForm.deleteCall(reference, id: "7").path == "\(row.1)/7")
        #expect(WireForm.usesCursor(row.0) == row.1.contains("/v2/"))
    }

    @Test(
        "custom fields go to the collection of their entity",
        arguments: [
            ("organization", "/api/v2/organizationFields"), ("person", "/api/v2/personFields"),
            ("deal", "/api/v2/dealFields"),
        ]
    )
    func fields(entity: String, collection: String) {
        let reference = RecordReference(.field, "field/\(entity)/A/B")
        #expect(WireForm.collection(of: reference) == collection)
        #expect(WireForm.updateCall(reference, id: "ab12", body: "").path == "\(collection)/ab12")
        #expect(TokenPrice.tokens(of: ApiCall(.get, collection)) == 10)
        #expect(TokenPrice.tokens(of: WireForm.readCall(reference, id: "ab12")) == 1)
        #expect(TokenPrice.tokens(of: WireForm.createCall(reference, body: "")) == 5)
        #expect(TokenPrice.tokens(of: ApiCall(.post, "\(collection)/ab12/options")) == 5)
        #expect(TokenPrice.tokens(of: WireForm.deleteCall(reference, id: "ab12")) == 3)
    }

    @Test(
        "the lists that are only read have their prices",
        arguments: [
            ("/api/v1/users", 20), ("/api/v1/users/me", 2), ("/api/v1/currencies", 20), ("/api/v1/leadLabels", 10),
        ]
    )
    func readOnly(path: String, tokens: Int) { #expect(TokenPrice.tokens(of: ApiCall(.get, path)) == tokens) }
}
