import Foundation
import Testing

@testable import PipedriveClient

/// Where the key to the account is found.
@Suite struct AccountKeyTests {
    private func file(_ text: String, mode: Int = 0o600, _ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("key-\(UUID().uuidString)").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        try body(path)
    }

    private let signIn = [
        "PIPEDRIVE_OAUTH_CLIENT_ID": "id", "PIPEDRIVE_OAUTH_CLIENT_SECRET": "secret-x",
        "PIPEDRIVE_OAUTH_REFRESH_TOKEN": "token-x",
    ]

    @Test("an API token comes before a sign-in, a file before both") func order() throws {
        #expect(try AccountKey.find(file: nil, environment: signIn).label == "OAuth")
        let both = signIn.merging([ApiToken.environmentName: "0123456789"]) { $1 }
        #expect(try AccountKey.find(file: nil, environment: both).label == "API token")
        try file("abcdefgh12345678\n") { path in
            let key = try AccountKey.find(file: path, environment: signIn)
            #expect(key.label == "API token")
        }
        try file(#" {"client_id":"a","client_secret":"b","refresh_token":" c ","note":1}"#) { path in
            guard case .oauth(let credentials) = try AccountKey.find(file: path, environment: both) else {
                Issue.record("no sign-in")
                return
            }
            #expect(credentials.refreshToken.text == "c")
        }
        #expect(throws: ClientError.tokenMissing) { try AccountKey.find(file: nil, environment: [:]) }
    }

    @Test("a sign-in that lacks something says what, and shows nothing of it", arguments: 0..<3)
    func incomplete(place: Int) throws {
        let name = OAuthCredentials.environmentNames[place]
        for value in [nil, "", "two words"] as [String?] {
            var environment = signIn
            environment[name] = value
            do {
                _ = try AccountKey.find(file: nil, environment: environment)
                Issue.record("\(name) was not missed")
            } catch {
                #expect(error.description.contains(name))
                #expect(!error.description.contains("secret-x") && !error.description.contains("two words"))
            }
        }
    }

    @Test("a file with a sign-in must be private and hold all three members") func files() throws {
        try file(#"{"client_id":"a","client_secret":"secret-x"}"#) { path in
            do {
                _ = try AccountKey.find(file: path, environment: [:])
                Issue.record("a member was not missed")
            } catch let error as ClientError {
                #expect(error.description.contains("refresh_token") && error.description.contains(path))
                #expect(!error.description.contains("secret-x"))
            }
        }
        try file(#"{"client_id":"#) { path in
            #expect(throws: ClientError.signInMalformed(problem: "is no JSON object", path: path)) {
                try AccountKey.find(file: path, environment: [:])
            }
        }
        try file("{}", mode: 0o644) { path in
            #expect(throws: ClientError.tokenFileShared(path: path, mode: 0o644)) {
                try AccountKey.find(file: path, environment: [:])
            }
        }
    }
}
