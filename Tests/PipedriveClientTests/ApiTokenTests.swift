import Foundation
import Migration
import PipedriveClient
import Testing

@Suite struct ApiTokenTests {
    private func file(_ text: String, mode: Int, _ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("token-\(UUID().uuidString)").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        try body(path)
    }

    @Test("no print, dump, mirror or interpolation shows the token")
    func hidden() throws {
        let token = try TestToken.make()
        var dumped = ""
        dump(token, to: &dumped)
        let all = [
            "\(token)", String(reflecting: token), String(describing: [token]), dumped, "\(Optional(token) as Any)",
        ]
        for text in all {
            #expect(!text.contains("secret"))
            #expect(text.contains("ApiToken"))
        }
        #expect("\(token)" == "ApiToken(hidden)")
        #expect(Mirror(reflecting: token).children.isEmpty)
    }

    @Test("dumping a gateway, its calls under way or their failures does not show the token")
    func hiddenInGateway() async throws {
        let server = try LoopbackServer([.hang])
        try await server.withGateway(timeouts: .init(wholeMilliseconds: 300)) { gateway in
            async let reply = gateway.send(ApiCall(.get, "/api/v2/deals"))
            while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            var dumped = "\(gateway) \(String(reflecting: gateway))"
            dump(gateway, to: &dumped)
            do {
                _ = try await reply
                Issue.record("no failure came")
            } catch {
                dumped += " \(error)"
                dump(error, to: &dumped)
            }
            #expect(dumped.contains("timedOut"))
            #expect(!dumped.contains("secret"))
        }
        #expect(server.requests.first?.contains("secret") == true, "the header does carry it")
    }

    @Test("a private file is read, white space around the token dropped", arguments: [0o600, 0o400])
    func readsFile(_ mode: Int) async throws {
        let server = try LoopbackServer([.answer(LoopbackServer.reply(body: "{}"))])
        var token: ApiToken?
        try file("  abcdefgh12345678\r\n\n", mode: mode) { token = try ApiToken(file: $0) }
        let gateway = HTTPGateway(
            account: try AccountAddress(server.address),
            token: try #require(token),
            version: "1"
        )
        _ = try await gateway.send(ApiCall(.get, "/"))
        await gateway.shutdown()
        #expect(server.requests.first?.contains("x-api-token: abcdefgh12345678\r\n") == true)
    }

    @Test(
        "a file that others can read is refused with its mode and the remedy",
        arguments: [0o644, 0o640, 0o602, 0o601]
    )
    func refusesSharedFile(_ mode: Int) throws {
        try file("abcdefgh12345678", mode: mode) { path in
            let error = #expect(throws: ClientError.self) { try ApiToken(file: path) }
            #expect(error == .tokenFileShared(path: path, mode: UInt32(mode)))
            #expect(error?.description.contains("chmod 600 \(path)") == true)
            #expect(error?.description.contains("mode 0\(String(mode, radix: 8))") == true)
        }
    }

    @Test("a missing file, a folder and a file that is too large are told apart")
    func refusesOtherFiles() throws {
        #expect(throws: ClientError.tokenFileUnreadable(path: "/nonexistent/token", errorNumber: ENOENT)) {
            try ApiToken(file: "/nonexistent/token")
        }
        #expect(throws: ClientError.tokenFileNotRegular(path: "/")) { try ApiToken(file: "/") }
        try file(String(repeating: "a", count: 5000), mode: 0o600) { path in
            #expect(throws: ClientError.tokenFileTooLarge(path: path, limitBytes: 4096)) { try ApiToken(file: path) }
        }
    }

    @Test(
        "text that cannot be a token is refused and not repeated in the error",
        arguments: [
            "", "short77", "with space inside", "line\nbreak-in-it", "umlaut-ümlaut", "zero\u{0}byte-in-it",
            String(repeating: "a", count: 513),
        ]
    )
    func refusesMalformed(_ text: String) throws {
        let error = #expect(throws: ClientError.self) {
            try ApiToken(environment: [ApiToken.environmentName: text])
        }
        #expect(error == .tokenMalformed(source: .environment))
        #expect(text.isEmpty || error?.description.contains(text) == false)
    }

    @Test("lengths of 8 and of 512 are accepted", arguments: [8, 512])
    func acceptsLimits(_ count: Int) throws {
        _ = try ApiToken(environment: [ApiToken.environmentName: String(repeating: "a", count: count)])
    }

    @Test("a named file comes before the environment, and no token at all is an error with a remedy")
    func findsToken() throws {
        let error = #expect(throws: ClientError.self) { try AccountKey.find(file: nil, environment: [:]) }
        #expect(error == .tokenMissing)
        #expect(error?.description.contains("--token-file") == true)
        #expect(throws: ClientError.tokenFileNotRegular(path: "/")) {
            try AccountKey.find(file: "/", environment: [ApiToken.environmentName: TestToken.text])
        }
        _ = try AccountKey.find(file: nil, environment: [ApiToken.environmentName: TestToken.text])
    }
}
