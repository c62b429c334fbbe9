import CanonicalJSON
import Foundation
import FoundationNetworking
import TestSupport
import Testing

/// A whole migration under an OAuth sign-in instead of an API token.
@Suite(.serialized) struct SignInTests {
    private static let app = [
        "PIPEDRIVE_OAUTH_CLIENT_ID": "app-0815", "PIPEDRIVE_OAUTH_CLIENT_SECRET": "app-secret-that-must-not-leak",
        "PIPEDRIVE_OAUTH_REFRESH_TOKEN": "refresh-token-that-must-not-leak",
    ]
    private static let firm = SmallFirm(matters: 6, journal: 60, calendar: 60)

    private func post(_ path: String, _ body: String = "", to world: CommandWorld) async throws {
        var request = URLRequest(url: try #require(URL(string: world.simulator.address + path)))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "content-type")
        request.httpBody = Data(body.utf8)
        let (_, answer) = try await URLSession.shared.data(for: request)
        #expect((answer as? HTTPURLResponse)?.statusCode == 200)
    }

    private func signIns(_ world: CommandWorld) async throws -> Int {
        let url = try #require(URL(string: world.simulator.address + "/_simulator/counters"))
        let (data, _) = try await URLSession.shared.data(from: url)
        let counters = try JSON(parsing: Array(data))
        return Int(counters["sign_ins"]?.integerValue ?? -1)
    }

    @Test("a run whose sign-in runs out on the way renews it, and leaves the account of a run by token")
    func renewedOnTheWay() async throws {
        let byToken = try await CommandWorld.ready(SignInTests.firm)
        try await byToken.done(["run"])
        let folder = try TemporaryFolder()
        let slow = try folder.write("{\"seed\":1,\"rates\":{\"latency\":10000}}", to: "faults.json")
        let world = try await CommandWorld(SignInTests.firm, simulator: ["--faults", slow], signIn: SignInTests.app)
        try await world.decide()
        let before = try await signIns(world)
        #expect(before > 0)
        let run = try world.convey.start(["run"])
        try await run.says("tokens")
        try await post("/_simulator/clock", "{\"advance_milliseconds\":3700000}", to: world)
        #expect(await run.ended(within: 60))
        #expect(run.answer.exit == 0, "\(run.errors)")
        #expect(try await signIns(world) >= before + 2)
        let expected = AccountContent(try await byToken.simulator.liveDump())
        let content = AccountContent(try await world.simulator.liveDump())
        for (table, rows) in expected.rows { #expect(content.rows[table] == rows, "\(table)") }
        #expect(try await world.result(["rollback", "--to", "before", "--yes"])["proved"] == true)
        try expectNoSecret(in: world)
    }

    @Test("a sign-in that the app no longer has is refused with its remedy, and nothing is written")
    func lapsed() async throws {
        var world = try await CommandWorld(SignInTests.firm, signIn: SignInTests.app)
        try await world.decide()
        world.convey.signIn["PIPEDRIVE_OAUTH_REFRESH_TOKEN"] = "another-token"
        let answer = try await world.convey.run(["run"])
        #expect(answer.exit == 2)
        #expect(answer.errors.contains("sign-in"))
        #expect(!answer.errors.contains("another-token"))
        #expect(try await world.simulator.liveDump()["records"]?["pipelines"]?.arrayValue?.count == 1)
    }

    private func expectNoSecret(in world: CommandWorld) throws {
        let secrets = SignInTests.app.values.filter { $0 != "app-0815" }
        for path in try world.folder.files(below: "migration") {
            guard let bytes = FileManager.default.contents(atPath: path) else { continue }
            for secret in secrets { #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(path)") }
        }
    }
}
