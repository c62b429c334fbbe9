import Foundation
import Glibc
import TestSupport
import Testing

@testable import LMDB
@testable import Ledger

@Suite struct AccessTests {
    private static let time = SampleEvents.atMilliseconds

    @Test("a folder without the right to write is refused to readers and writers, who are told what to do, and kept")
    func permissions() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/ledger"
        do {
            var writer = try LedgerWriter.create(path, origin: SampleEvents.origin)
            try writer.append(SampleEvents.rows(10), expectedHead: 0, atMilliseconds: Self.time)
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: path + "/data.mdb"))
        for name in ["data.mdb", "lock.mdb", "writer.lock"] { #expect(chmod(path + "/" + name, 0o444) == 0) }
        #expect(chmod(path, 0o555) == 0)
        await #expect(processExitsWith: .exitCode(7)) { [path = path as String] in
            // Rights do not bind the superuser.
            if geteuid() == 0 { guard setuid(65_534) == 0 else { exit(1) } }
            for mode in ["read", "write"] {
                do throws(LedgerError) {
                    if mode == "read" { _ = try LedgerReader.open(path) } else { _ = try LedgerWriter.open(path) }
                    exit(2)
                } catch {
                    guard case .storage(.accessDenied) = error, !error.isDamage else { exit(3) }
                    guard error.description.contains("Run as its owner, or give this account the right") else {
                        exit(4)
                    }
                }
            }
            exit(7)
        }
        #expect(chmod(path, 0o700) == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path + "/data.mdb")) == before)
    }

    @Test("a map at its limit refuses the batch, says so, and takes a smaller one from the same writer") func mapLimit()
        throws
    {
        let folder = try TemporaryFolder()
        var options = LedgerOptions()
        options.mapBytes = 1 << 18
        options.largestMapBytes = 1 << 19
        var writer = try LedgerWriter.create(folder.path, origin: SampleEvents.origin, options: options)
        try writer.append(SampleEvents.rows(100), expectedHead: 0, atMilliseconds: Self.time)
        let full = LedgerError.storage(.mapFull(path: folder.path, limitBytes: 1 << 19))
        #expect(throws: full) {
            try writer.append(SampleEvents.rows(5_000), expectedHead: 100, atMilliseconds: Self.time)
        }
        #expect(writer.head.size == 100)
        #expect(try writer.reader.verify().isSound)
        try writer.append(SampleEvents.rows(10), expectedHead: 100, atMilliseconds: Self.time)
        #expect(try writer.reader.verify().size == 110)
    }

    @Test("a batch that fails in its middle leaves the writer as it was, and the next batch gets its numbers")
    func badMiddle() throws {
        let folder = try TemporaryFolder()
        var writer = try LedgerWriter.create(folder.path, origin: SampleEvents.origin)
        try writer.append(SampleEvents.rows(250), expectedHead: 0, atMilliseconds: Self.time)
        let before = writer.head
        // Far enough in to have filled a tile.
        var drafts = SampleEvents.rows(20)
        drafts[15].cause = 9_999
        #expect(throws: LedgerError.invalidDraft(index: 15, problem: .badCause)) {
            try writer.append(drafts, expectedHead: 250, atMilliseconds: Self.time)
        }
        #expect(writer.head == before)
        #expect(try writer.append(SampleEvents.rows(20), expectedHead: 250, atMilliseconds: Self.time) == 250..<270)
        #expect(try writer.reader.verify().isSound)
    }

    @Test("a creation that was cut short is no ledger yet and is finished by the next one") func cutShort() throws {
        let folder = try TemporaryFolder()
        let names = [LedgerLayout.meta, LedgerLayout.events, LedgerLayout.tiles]
        do { _ = try Environment.open(folder.path + "/a", EnvironmentOptions(mode: .create, databases: names)) }
        #expect(throws: LedgerError.notALedger(path: folder.path + "/a")) { try LedgerReader.open(folder.path + "/a") }
        #expect(mkdir(folder.path + "/b", 0o700) == 0)
        #expect(FileManager.default.createFile(atPath: folder.path + "/b/data.mdb", contents: nil))
        for name in ["a", "b"] {
            do { _ = try LedgerWriter.create(folder.path + "/" + name, origin: SampleEvents.origin) }
            #expect(try LedgerReader.open(folder.path + "/" + name).verify().isSound)
        }
    }
}
