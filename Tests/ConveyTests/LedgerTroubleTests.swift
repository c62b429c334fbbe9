import CanonicalJSON
import Foundation
import TestSupport
import Testing

/// A ledger that was damaged, or has no room to grow.
@Suite(.serialized) struct LedgerTroubleTests {
    private func loaded(_ folder: TemporaryFolder, rows: Int = 200) async throws -> Executable {
        let convey = try await Executable.initialized(folder.path + "/m")
        let export = try SmallFirm(matters: 20, journal: rows).write(to: folder)
        let load = try await convey.run(["load", export])
        #expect(load.exit == 0, "\(load.errors)")
        return convey
    }

    @Test("one changed letter of one event is found, with its position, and exit 4")
    func changedLetter() async throws {
        let folder = try TemporaryFolder()
        let convey = try await loaded(folder)
        let path = folder.path + "/m/ledger/data.mdb"
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        var places = 0
        var start = data.startIndex
        while let range = data.range(of: Data("\"Subject 77\"".utf8), in: start..<data.endIndex) {
            data[range.lowerBound + 1] = UInt8(ascii: "X")
            places += 1
            start = range.upperBound
        }
        #expect(places > 0)
        try data.write(to: URL(fileURLWithPath: path))
        let answer = try await convey.run(["verify", "--json"])
        #expect(answer.exit == 4)
        #expect(answer.result["ok"] == false)
        let bad = try #require(answer.result["firstBad"]?.integerValue)
        let event = try await convey.run(["show", String(bad)])
        #expect(event.output.contains("Xubject 77"))
        #expect(event.exit == 4 && event.errors.contains("damaged at event \(bad)"), "\(event.errors)")
        let export = folder.path + "/out.ndjson"
        for command in [
            ["status"], ["log"], ["report"], ["export", export], ["prove", "3"], ["prove", "--since", "2"],
            ["custody", "110"], ["checkpoint", "later"], ["load", folder.path + "/export"], ["map", "propose"],
        ] {
            let refused = try await convey.run(command)
            #expect(refused.exit == 4, "\(command): \(refused.exit) \(refused.output) \(refused.errors)")
            #expect(refused.errors.contains("damaged at event \(bad)"), "\(command): \(refused.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: export))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == data)
    }

    @Test("a changed verifier key in event 0 is damage, and no key is judged by it")
    func changedOpening() async throws {
        let folder = try TemporaryFolder()
        let convey = try await loaded(folder)
        let path = folder.path + "/m/ledger/data.mdb"
        let proof = folder.path + "/3.proof"
        #expect(try await convey.run(["prove", "3", "--out", proof]).exit == 0)
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        let member = Data(#""verifierKey":"conveyance/"#.utf8)
        var start = data.startIndex
        while let range = data.range(of: member, in: start..<data.endIndex) {
            data[range.upperBound] = UInt8(ascii: "9")
            start = range.upperBound
        }
        #expect(start > data.startIndex)
        try data.write(to: URL(fileURLWithPath: path))
        for command in [["export", folder.path + "/out"], ["prove", "--check", proof], ["checkpoint", "a"]] {
            let answer = try await convey.run(command)
            #expect(answer.exit == 4 && answer.errors.contains("damaged at event 0"), "\(command): \(answer.errors)")
        }
    }

    @Test("a damaged store is refused by every command with exit 4, and nothing is written")
    func damagedPages() async throws {
        let folder = try TemporaryFolder()
        let convey = try await loaded(folder)
        let path = folder.path + "/m/ledger/data.mdb"
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        for index in 0..<8192 { data[index] = data[index] ^ 0x5A }
        try data.write(to: URL(fileURLWithPath: path))
        for command in [["status"], ["verify"], ["load", folder.path + "/export"], ["map", "propose"], ["report"]] {
            let answer = try await convey.run(command)
            #expect(answer.exit == 4, "\(command): \(answer.exit) \(answer.errors)")
            #expect((answer.errors + answer.output).contains("damaged"), "\(command): \(answer.errors)")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == data)
    }

    @Test("a ledger that lost its tail is refused with exit 4")
    func cutShort() async throws {
        let folder = try TemporaryFolder()
        let convey = try await loaded(folder)
        let path = folder.path + "/m/ledger/data.mdb"
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        try data.prefix(data.count / 2).write(to: URL(fileURLWithPath: path))
        for command in [["status"], ["verify"], ["load", folder.path + "/export"]] {
            let answer = try await convey.run(command)
            #expect(answer.exit == 4, "\(command): \(answer.exit) \(answer.errors)")
        }
    }

    @Test("a full disk ends a load cleanly, and it goes on when there is room")
    func fullDisk() async throws {
        let folder = try TemporaryFolder()
        let mount = try folder.make("disk")
        guard try await system("/bin/mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", mount]) == 0 else {
            try Test.cancel("a small disk cannot be mounted here: that needs root and the right to mount")
        }
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await fill(mount, folder))
        } catch {
            outcome = .failure(error)
        }
        #expect(try await system("/bin/umount", [mount]) == 0)
        try outcome.get()
    }

    private func fill(_ mount: String, _ folder: TemporaryFolder) async throws {
        let convey = try await Executable.initialized(mount + "/m")
        let export = try SmallFirm(matters: 20, journal: 9000).write(to: folder)
        let full = try await convey.run(["load", export])
        #expect(full.exit == 2, "\(full.errors)")
        #expect(full.errors.contains("Free space"), "\(full.errors)")
        #expect(full.errors.contains(mount), "\(full.errors)")
        let verified = try await convey.run(["verify", "--json"])
        #expect(verified.exit == 0, "\(verified.errors)")
        _ = try await system("/bin/mount", ["-o", "remount,size=64m", mount])
        let again = try await convey.run(["load", export, "--json"])
        #expect(again.exit == 0, "\(again.errors)")
        let journal = again.result["files"]?.arrayValue?.first { $0["file"] == "CMJRNL" }
        #expect(journal?["parsed"] == 9000)
        #expect(try await convey.run(["verify"]).exit == 0)
    }

    private func system(_ path: String, _ arguments: [String]) async throws -> Int32 {
        let process = try RunningProcess(path, arguments, [:])
        return await process.ended(within: 20) ? process.answer.exit : -1
    }
}
