import CanonicalJSON
import Foundation
import TestSupport
import Testing

/// Proofs as files: made with the ledger, checked without it.
@Suite(.serialized) struct ProveTests {
    /// A migration with a few rows, and the key that it names.
    private func loaded(_ folder: TemporaryFolder) async throws -> (convey: Executable, key: String) {
        let convey = try await Executable.initialized(folder.path + "/m")
        #expect(try await convey.run(["checkpoint", "empty"]).exit == 0)
        let load = try await convey.run(["load", try SmallFirm().write(to: folder)])
        #expect(load.exit == 0, "\(load.errors)")
        let opened = try #require(
            try? JSON(parsing: Array(try await convey.run(["show", "0"]).output.utf8.dropLast()))
        )
        return (convey, try #require(opened["data"]?["verifierKey"]?.stringValue))
    }

    @Test("a proof of an event is checked without the migration, shows the event, and a changed one exits with 4")
    func event() async throws {
        let folder = try TemporaryFolder()
        let (convey, key) = try await loaded(folder)
        let file = folder.path + "/7.tlog-proof"
        let made = try await convey.run(["prove", "7", "--out", file])
        #expect(made.exit == 0 && made.output.contains("event 7"), "\(made.errors)")
        let printed = try await convey.run(["prove", "7"])
        #expect(try printed.output == String(contentsOfFile: file, encoding: .utf8))
        let stranger = Executable(migration: nil, token: nil)
        let answer = try await stranger.run(["prove", "--check", file, "--key", key, "--event-out", file + ".json"])
        #expect(answer.exit == 0, "\(answer.errors)")
        #expect(answer.output.contains("PROVED: event 7 is in the ledger conveyance/127.0.0.1:1"), "\(answer.output)")
        let event = try await convey.run(["show", "7"])
        #expect(try String(contentsOfFile: file + ".json", encoding: .utf8) + "\n" == event.output)
        let result = try await stranger.run(["prove", "--check", file, "--key", key, "--json"]).result
        #expect(result["ok"] == true && result["sequence"] == 7)
        let changed = printed.output.replacingOccurrences(of: "index 7", with: "index 6")
        let wrong = try folder.write(changed, to: "changed")
        let refused = try await stranger.run(["prove", "--check", wrong, "--key", key])
        #expect(refused.exit == 4 && refused.output.contains("DOES NOT HOLD"), "\(refused.output)")
        #expect(try await stranger.run(["prove", "--check", wrong, "--key", key, "--json"]).result["ok"] == false)
    }

    @Test("a proof between two points is checked with the key that the ledger names when no other is given")
    func between() async throws {
        let folder = try TemporaryFolder()
        let (convey, key) = try await loaded(folder)
        let file = folder.path + "/since.proof"
        let made = try await convey.run(["prove", "--since", "empty", "--at", "9", "--out", file, "--json"])
        #expect(made.exit == 0, "\(made.errors)")
        #expect(made.result["oldSize"] == 1 && made.result["size"] == 9)
        let answer = try await convey.run(["prove", "--check", file])
        #expect(answer.exit == 0 && answer.errors.contains(key), "\(answer.errors)")
        #expect(answer.output.contains("PROVED: the first 1 events"), "\(answer.output)")
        let other = try TemporaryFolder()
        let (_, otherKey) = try await loaded(other)
        let refused = try await convey.run(["prove", "--check", file, "--key", otherKey])
        #expect(refused.exit == 4 && refused.output.contains("not signed by this key"), "\(refused.output)")
    }

    @Test("what cannot be proved, and what is no proof, is refused with exit 2")
    func refusals() async throws {
        let folder = try TemporaryFolder()
        let (convey, key) = try await loaded(folder)
        let noProof = try folder.write("something else\n", to: "other")
        for arguments in [
            ["prove"], ["prove", "7", "--since", "empty"], ["prove", "7", "--key", key], ["prove", "999999"],
            ["prove", "7", "--at", "7"], ["prove", "--since", "start"], ["prove", "--since", "9", "--at", "7"],
            ["prove", "--since", "nowhere"], ["prove", "--check", noProof, "--key", key],
            ["prove", "--check", folder.path + "/missing", "--key", key],
            ["prove", "--check", noProof, "--key", "no key"], ["prove", "--check", noProof, "--at", "7"],
        ] {
            let answer = try await convey.run(arguments)
            #expect(answer.exit == 2 && answer.output.isEmpty, "\(arguments): \(answer.exit) \(answer.errors)")
        }
    }
}
