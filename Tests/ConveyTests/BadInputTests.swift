import CanonicalJSON
import Foundation
import TestSupport
import Testing

/// What a person gets who gives the wrong thing: an exit code, and words that help.
@Suite struct BadInputTests {
    private func refused(
        _ answer: Executable.Answer,
        _ words: [String],
        exit: Int32 = 2,
        location: SourceLocation = #_sourceLocation
    ) {
        #expect(answer.exit == exit, sourceLocation: location)
        #expect(answer.output.isEmpty, sourceLocation: location)
        for word in words {
            #expect(answer.errors.contains(word), "\(word) in: \(answer.errors)", sourceLocation: location)
        }
    }

    @Test("an unknown subcommand and an unknown option are usage errors")
    func words() async throws {
        refused(try await Executable().run(["migrate"]), ["migrate"])
        refused(try await Executable().run(["load"]), ["path"])
        refused(try await Executable().run(["run", "--max-writes", "0"]), ["--max-writes"])
        refused(try await Executable().run(["run", "--quick"]), ["--quick"])
        for command in [["show", "-1"], ["prove", "--since", "-1"], ["run", "--max-writes", "-5"]] {
            refused(try await Executable().run(command), [try #require(command.last), "negative"])
        }
    }

    @Test("a folder without a migration is named, with the way to make one")
    func noMigration() async throws {
        let folder = try TemporaryFolder()
        let convey = Executable(migration: folder.path)
        for command in [["status"], ["run"], ["load", "/nowhere"], ["verify"], ["export", "/nowhere/x"], ["report"]] {
            refused(try await convey.run(command), [folder.path, "convey init"])
        }
        #expect(try folder.files().isEmpty)
    }

    @Test("files that are no export are named, with what is wrong")
    func files() async throws {
        let folder = try TemporaryFolder()
        let convey = try await Executable.initialized(folder.path + "/m")
        refused(try await convey.run(["load", folder.path + "/none"]), [folder.path + "/none", "no such"])
        let empty = try folder.write("", to: "CMCLIENT.csv")
        refused(try await convey.run(["load", empty]), ["CMCLIENT.csv"])
        let other = try folder.write("colour,shape\nred,round\n", to: "things.csv")
        refused(try await convey.run(["load", other]), ["things.csv"])
        let keyless = try folder.write("Name,Desc,Date_Open\nAna,Roof,01/02/2024\n", to: "CMCLIENT.csv")
        refused(try await convey.run(["load", keyless]), ["CMCLIENT.csv", "Client_ID"])
        let binary = folder.path + "/CMJRNL.csv"
        try Data((0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 7) }).write(to: URL(fileURLWithPath: binary))
        refused(try await convey.run(["load", binary]), ["CMJRNL.csv"])
        refused(try await convey.run(["load", try folder.make("empty")]), ["/empty", "no tables"])
        let status = try await convey.run(["status", "--json"])
        #expect(status.result["size"]?.integerValue == 1)
    }

    @Test("steps out of order say which one comes first")
    func order() async throws {
        let folder = try TemporaryFolder()
        let convey = try await Executable.initialized(folder.path + "/m")
        refused(try await convey.run(["map", "propose"]), ["convey load"])
        refused(try await convey.run(["map", "show"]), ["convey map propose"])
        refused(try await convey.run(["map", "confirm"]), ["convey map propose"])
        refused(try await convey.run(["rollback", "--to", "nowhere", "--yes"]), ["nowhere"])
        refused(try await convey.run(["init", folder.path + "/m", "--account", "http://127.0.0.1:1"]), ["already"])
    }

    @Test("a bad account, zone or currency makes no migration")
    func account() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/m"
        let good = ["--account", "https://firm.pipedrive.com"]
        refused(try await Executable().run(["init", path, "--account", "firm"]), ["https://"])
        refused(try await Executable().run(["init", path, "--account", "http://firm.pipedrive.com"]), ["https://"])
        refused(try await Executable().run(["init", path] + good + ["--timezone", "Mars/Base"]), ["Mars/Base"])
        refused(try await Executable().run(["init", path] + good + ["--currency", "dollar"]), ["dollar", "USD"])
        #expect(try folder.files().isEmpty)
    }

    @Test("a target, a column and a value that do not exist are refused and change nothing")
    func mapSet() async throws {
        let folder = try TemporaryFolder()
        let convey = try await Executable.initialized(folder.path + "/m")
        let export = try SmallFirm().write(to: folder)
        #expect(try await convey.run(["load", export]).exit == 0)
        #expect(try await convey.run(["map", "propose"]).exit == 0)
        let before = try await convey.run(["status", "--json"]).result["size"]
        refused(
            try await convey.run(["map", "set", "CMCLIENT.Desc", "deal.nonsense"]),
            ["deal.nonsense", "deal.title"]
        )
        refused(try await convey.run(["map", "set", "CMCLIENT.Nope", "deal.title"]), ["Nope", "convey map show"])
        refused(try await convey.run(["map", "set", "Nope.Desc", "deal.title"]), ["Nope.Desc"])
        refused(try await convey.run(["map", "set", "CMCLIENT/999", "person"]), ["CMCLIENT/999"])
        refused(try await convey.run(["map", "set", "CMCLIENT/100", "robot"]), ["robot"])
        let after = try await convey.run(["status", "--json"]).result["size"]
        #expect(before == after)
        #expect(before?.integerValue ?? 0 > 10)
    }

    @Test("a table of the reviewer that is none is refused with its place")
    func mapImport() async throws {
        let folder = try TemporaryFolder()
        let convey = try await Executable.initialized(folder.path + "/m")
        let export = try SmallFirm().write(to: folder)
        #expect(try await convey.run(["load", export]).exit == 0)
        #expect(try await convey.run(["map", "propose"]).exit == 0)
        refused(try await convey.run(["map", "import", folder.path + "/none.csv"]), ["none.csv"])
        let other = try folder.write("a,b\n1,2\n", to: "other.csv")
        refused(try await convey.run(["map", "import", other]), ["other.csv", "target"])
        let bad = try folder.write("file,index,target\nCMCLIENT,two,deal.title\n", to: "bad.csv")
        refused(try await convey.run(["map", "import", bad]), ["bad.csv", "line 2"])
        let short = try folder.write("file,index,header,target\nCMCLIENT\n", to: "short.csv")
        refused(try await convey.run(["map", "import", short]), ["short.csv", "line 2"])
    }

    @Test("a token that is missing, broken or readable by others is refused without being shown")
    func token() async throws {
        let folder = try TemporaryFolder()
        var convey = try await Executable.initialized(folder.path + "/m")
        let secret = "secret-token-of-somebody"
        let shared = try folder.write(secret, to: "token")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: shared)
        let answer = try await convey.run(["preflight", "--token-file", shared])
        refused(answer, ["chmod 600"])
        #expect(!answer.errors.contains(secret))
        convey.token = nil
        refused(try await convey.run(["preflight"]), ["PIPEDRIVE_API_TOKEN"])
        convey.token = "two words of \(secret)"
        let broken = try await convey.run(["preflight"])
        refused(broken, ["PIPEDRIVE_API_TOKEN"])
        #expect(!broken.errors.contains(secret))
    }
}
