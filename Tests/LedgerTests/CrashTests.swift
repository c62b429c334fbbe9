import Foundation
import Glibc
import TestSupport
import Testing

@testable import LMDB
@testable import Ledger

@Suite struct CrashTests {
    private static func die(at step: String, in path: String) throws {
        var writer = try LedgerWriter.open(path)
        writer.onStep = { if $0.rawValue == step { kill(getpid(), SIGKILL) } }
        try writer.append(SampleEvents.rows(300), expectedHead: 100, atMilliseconds: SampleEvents.atMilliseconds)
    }

    private func prepare(_ path: String) throws {
        var writer = try LedgerWriter.create(path, origin: SampleEvents.origin)
        try writer.append(SampleEvents.rows(100), expectedHead: 0, atMilliseconds: SampleEvents.atMilliseconds)
    }

    /// Reopening needs no repair: all of the batch or nothing is there, and the next append goes on.
    private func finish(_ path: String, expecting size: UInt64) throws {
        var writer = try LedgerWriter.open(path)
        #expect(writer.head.size == size)
        #expect(try writer.reader.verify().isSound)
        try writer.append(SampleEvents.rows(5), expectedHead: size, atMilliseconds: SampleEvents.atMilliseconds)
        #expect(try writer.reader.verify().isSound)
    }

    @Test(
        "a process killed before the commit loses the whole batch, at each step",
        arguments: ["begun", "eventsWritten", "treeWritten"]
    )
    func beforeCommit(step: String) async throws {
        let folder = try TemporaryFolder()
        try prepare(folder.path)
        await #expect(processExitsWith: .signal(SIGKILL)) { [step = step as String, path = folder.path as String] in
            try CrashTests.die(at: step, in: path)
        }
        try finish(folder.path, expecting: 100)
    }

    @Test("a process killed after the commit, before its caller knew, has lost nothing") func afterCommit() async throws
    {
        let folder = try TemporaryFolder()
        try prepare(folder.path)
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
            try CrashTests.die(at: "committed", in: path)
        }
        try finish(folder.path, expecting: 400)
    }

    @Test("a second writing process is refused while the first one lives, and reading is not") func secondWriter()
        async throws
    {
        let folder = try TemporaryFolder()
        try prepare(folder.path)
        let writer = try LedgerWriter.open(folder.path)
        await #expect(processExitsWith: .exitCode(7)) { [path = folder.path as String] in
            do throws(LedgerError) {
                _ = try LedgerWriter.open(path)
            } catch {
                guard case .storage(.writerActive) = error, !error.isDamage else { exit(1) }
            }
            exit(try LedgerReader.open(path).verify().size == 100 ? 7 : 2)
        }
        #expect(writer.head.size == 100)
    }

    @Test("a full disk leaves ledger and export whole, and both go on once there is room") func fullDisk() async throws
    {
        let folder = try TemporaryFolder()
        await #expect(processExitsWith: .exitCode(7)) { [path = folder.path as String] in
            var writer = try LedgerWriter.create(path + "/ledger", origin: SampleEvents.origin)
            let time = SampleEvents.atMilliseconds
            try writer.append(SampleEvents.rows(3_000), expectedHead: 0, atMilliseconds: time)
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 250_000, rlim_max: rlim_t.max)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            do throws(LedgerError) {
                try writer.append(SampleEvents.rows(9_000), expectedHead: 3_000, atMilliseconds: time)
                exit(1)
            } catch {
                switch error {
                case .storage(.diskFull), .storage(.writeCutShort): break
                default: exit(2)
                }
            }
            let file = path + "/out.ndjson"
            do {
                try writer.reader.export(to: file, key: SampleEvents.key())
                exit(3)
            } catch {
                let names = try FileManager.default.contentsOfDirectory(atPath: path)
                guard names.allSatisfy({ !$0.hasPrefix("out.ndjson") }) else { exit(4) }
            }
            limit.rlim_cur = rlim_t.max
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            guard writer.head.size == 3_000, try writer.reader.verify().isSound else { exit(5) }
            try writer.append(SampleEvents.rows(9_000), expectedHead: 3_000, atMilliseconds: time)
            try writer.reader.export(to: file, key: SampleEvents.key())
            exit(try writer.reader.verify().isSound ? 7 : 6)
        }
    }
}
