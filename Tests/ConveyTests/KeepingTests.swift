import CanonicalJSON
import Foundation
import TestSupport
import Testing

/// What a command must not do to what is there already, and what it must not take for its own.
@Suite(.serialized) struct KeepingTests {
    private func contents(_ folder: String) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where !name.hasSuffix("lock.mdb") {
            found[name] = FileManager.default.contents(atPath: folder + "/" + name)
        }
        return found
    }

    @Test("no output replaces a part of the migration, by whatever name it is called")
    func ownParts() async throws {
        let folder = try TemporaryFolder()
        let convey = try await Executable.initialized(folder.path + "/m")
        let migration = folder.path + "/m"
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: migration)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/key",
            withDestinationPath: migration + "/signing-key"
        )
        for sibling in ["a.checkpoint", "b.leaves"] {
            try FileManager.default.createSymbolicLink(
                atPath: folder.path + "/" + sibling,
                withDestinationPath: migration + "/signing-key"
            )
        }
        let before = try contents(migration)
        for path in [folder.path + "/a", folder.path + "/b"] {
            let answer = try await convey.run(["export", path])
            #expect(answer.exit == 2 && answer.errors.contains("a part of the migration"), "\(answer.errors)")
        }
        for path in [
            migration + "/signing-key", migration + "/ledger/data.mdb", migration + "/ledger/new", folder.path + "/key",
            folder.path + "/link/ledger/../signing-key", migration + "/views/data.mdb", migration + "/views",
        ] {
            for command in [["export", path], ["prove", "0", "--out", path], ["report", "--out", path]] {
                let answer = try await convey.run(command)
                #expect(answer.exit == 2 && answer.errors.contains("a part of the migration"), "\(command)")
            }
        }
        #expect(try contents(migration) == before)
    }

    @Test("a file that is something else is left as it is, an earlier output of the same kind is replaced")
    func otherFiles() async throws {
        let folder = try TemporaryFolder()
        let convey = try await Executable.initialized(folder.path + "/m")
        let letter = try folder.write("Dear client", to: "letter")
        for command in [["export", letter], ["prove", "0", "--out", letter]] {
            let answer = try await convey.run(command)
            #expect(answer.exit == 2 && answer.errors.contains("holds something else"), "\(answer.errors)")
        }
        #expect(try String(contentsOfFile: letter, encoding: .utf8) == "Dear client")
        for suffix in [".checkpoint", ".leaves"] {
            let sibling = try folder.write("Dear client", to: "kept" + suffix)
            #expect(try await convey.run(["export", folder.path + "/kept"]).exit == 2, "\(suffix)")
            #expect(try String(contentsOfFile: sibling, encoding: .utf8) == "Dear client")
            try FileManager.default.removeItem(atPath: sibling)
        }
        let part = try folder.write("Dear client", to: "out.ndjson.part")
        for name in ["out.ndjson", "0.proof"] {
            let path = folder.path + "/" + name
            let command = name == "0.proof" ? ["prove", "0", "--out", path] : ["export", path]
            for _ in 0..<2 { #expect(try await convey.run(command).exit == 0) }
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        #expect(try String(contentsOfFile: part, encoding: .utf8) == "Dear client")
        let device = try await convey.run(["prove", "0", "--out", "/dev/stdout"])
        #expect(device.exit == 0 && device.output.hasPrefix("c2sp.org/tlog-proof@v1\n"), "\(device.output)")
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        for device in ["/dev/null", pipe] { #expect(try await convey.run(["export", device]).exit == 2) }
    }

    @Test("nothing is signed or named with a key that is not the ledger's, and nothing is appended then")
    func otherKey() async throws {
        let folder = try TemporaryFolder()
        let convey = try await Executable.initialized(folder.path + "/m")
        _ = try await Executable.initialized(folder.path + "/other")
        let key = folder.path + "/m/signing-key"
        let own = try Data(contentsOf: URL(fileURLWithPath: key))
        let other = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/other/signing-key"))
        for wrong in [other, Data("no key".utf8), nil] {
            try FileManager.default.removeItem(atPath: key)
            if let wrong {
                #expect(
                    FileManager.default.createFile(atPath: key, contents: wrong, attributes: [.posixPermissions: 0o600])
                )
            }
            for command in [["checkpoint", "before"], ["prove", "0"], ["report"], ["export", folder.path + "/out"]] {
                let answer = try await convey.run(command)
                #expect(answer.exit == 2 && answer.errors.contains("signing key"), "\(command): \(answer.errors)")
            }
            #expect(try await convey.run(["status", "--json"]).result["size"] == 1)
            if wrong == nil { try own.write(to: URL(fileURLWithPath: key)) }
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
        #expect(try await convey.run(["checkpoint", "before"]).exit == 0)
    }

    @Test("a folder with a key and no ledger file is damaged, and a new migration there leaves no ledger behind")
    func keyAlone() async throws {
        let folder = try TemporaryFolder()
        let convey = try await Executable.initialized(folder.path + "/m")
        let ledger = folder.path + "/m/ledger"
        try FileManager.default.removeItem(atPath: ledger + "/data.mdb")
        #expect(try await convey.run(["status"]).exit == 4)
        try FileManager.default.removeItem(atPath: ledger)
        let again = try await convey.run(["init", folder.path + "/m", "--account", "http://127.0.0.1:1"])
        #expect(again.exit == 2 && again.errors.contains("exists already"), "\(again.errors)")
        #expect(!FileManager.default.fileExists(atPath: ledger))
    }

    @Test("an init that fails in its middle leaves nothing that keeps the next one from working")
    func failedStart() async throws {
        let folder = try TemporaryFolder()
        let migration = try folder.make("m")
        // Where the ledger's folder belongs there is a link that leads nowhere.
        try FileManager.default.createSymbolicLink(
            atPath: migration + "/ledger",
            withDestinationPath: folder.path + "/nowhere/ledger"
        )
        let convey = Executable(migration: migration)
        let arguments = ["init", migration, "--account", "http://127.0.0.1:1"]
        #expect(try await convey.run(arguments).exit == 2)
        #expect(!FileManager.default.fileExists(atPath: migration + "/signing-key"))
        try? FileManager.default.removeItem(atPath: migration + "/ledger")
        #expect(try await convey.run(arguments).exit == 0)
    }

    @Test("names that would steer a terminal, or are no text, do not come into the ledger")
    func names() async throws {
        let folder = try TemporaryFolder()
        let convey = try await Executable.initialized(folder.path + "/m")
        for name in ["", " ", "a\tb", "x\u{1B}[2J", "\u{202E}abc", String(repeating: "a", count: 101), "12", "start"] {
            #expect(try await convey.run(["checkpoint", name]).exit == 2, "\(name.debugDescription)")
        }
        for actor in ["", " ", "Olive\u{1B}[31m", String(repeating: "a", count: 501)] {
            let answer = try await convey.run(["checkpoint", "before", "--actor", actor])
            #expect(answer.exit == 2 && answer.errors.contains("--actor"), "\(answer.errors)")
        }
        #expect(try await convey.run(["status", "--json"]).result["size"] == 1)
        #expect(try await convey.run(["checkpoint", "vor dem Umzug №1", "--actor", "Zoë Ørsted"]).exit == 0)
    }

    @Test("words that standard output can not take are an error, a closed standard output is none")
    func fullOutput() async throws {
        let folder = try TemporaryFolder()
        _ = try await Executable.initialized(folder.path + "/m")
        let migration = folder.path + "/m"
        let before = try contents(migration)
        for (redirection, exit) in [(">/dev/full", 2), (">&-", 0), (">&- 2>&-", 0)] as [(String, Int32)] {
            for words in ["status --json", "log", "verify", "prove 0"] {
                let process = Process()
                process.executableURL = URL(fileURLWithPath: "/bin/bash")
                process.arguments = ["-c", "\"$1\" \(words) --migration \"$2\" \(redirection)", "bash"]
                process.arguments? += [Executable.path, migration]
                process.standardError = FileHandle.nullDevice
                try process.run()
                process.waitUntilExit()
                #expect(process.terminationStatus == exit, "\(words) \(redirection)")
            }
        }
        #expect(
            try contents(migration).filter { !$0.key.hasPrefix("views/") }
                == before.filter { !$0.key.hasPrefix("views/") }
        )
    }

    @Test("a report replaces the one before it, also where a list was empty or is empty now")
    func nextReport() async throws {
        let folder = try TemporaryFolder()
        let convey = try await Executable.initialized(folder.path + "/m")
        let out = folder.path + "/out"
        #expect(try await convey.run(["report", "--out", out]).exit == 0)
        #expect(try await convey.run(["load", try SmallFirm().write(to: folder)]).exit == 0)
        for point in [[], ["--at", "1"], []] {
            let again = try await convey.run(["report", "--out", out] + point)
            #expect(again.exit == 0, "\(again.errors)")
        }
    }

    @Test("a report of an earlier moment has a place of its own") func earlierReport() async throws {
        let folder = try TemporaryFolder()
        let convey = try await Executable.initialized(folder.path + "/m")
        #expect(try await convey.run(["checkpoint", "first"]).exit == 0)
        #expect(try await convey.run(["report"]).exit == 0)
        let page = folder.path + "/m/reports/report.html"
        let present = try Data(contentsOf: URL(fileURLWithPath: page))
        let earlier = try await convey.run(["report", "--at", "first", "--json"])
        #expect(earlier.result["folder"]?.stringValue == folder.path + "/m/reports/at-1", "\(earlier.errors)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: page)) == present)
        #expect(try await convey.run(["report", "--at", "start"]).exit == 2)
    }
}
