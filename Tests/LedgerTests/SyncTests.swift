import Foundation
import Glibc
import TestSupport
import Testing

@testable import LMDB
@testable import Ledger

@Suite struct SyncTests {
    private let time = SampleEvents.atMilliseconds
    private let batches = [1, 300, 5, 700, 1, 1, 40]

    /// The calls of each append, with `prepare` run on the open ledger before the first one.
    private func traced(_ prepare: (Environment) throws -> Void = { _ in }) throws -> (
        commits: [[CallTrace.Call]], pageBytes: Int
    ) {
        let folder = try TemporaryFolder()
        var writer = try LedgerWriter.create(folder.path + "/ledger", origin: SampleEvents.origin)
        try prepare(writer.reader.environment)
        let calls = try CallTrace.record(in: folder.path) { trace in
            for rows in batches {
                let head = writer.head.size
                try writer.append(SampleEvents.rows(rows), expectedHead: head, atMilliseconds: time)
                trace.mark()
            }
        }
        let commits = calls.split(whereSeparator: \.isMark).map(Array.init)
        return (commits, writer.reader.environment.pageBytes)
    }

    @Test(
        "each append is on the disk before it returns: pages, their sync, then the header through a waiting file",
        .enabled(if: CallTrace.isPermitted, "this system forbids tracing, so the calls cannot be seen")
    ) func syncs() throws {
        let (commits, pageBytes) = try traced()
        #expect(commits.count == batches.count)
        for calls in commits { #expect(CommitPolicy.breach(in: calls, pageBytes: pageBytes) == nil) }
    }

    @Test(
        "the check of the calls sees a store that does not wait for the disk (canary)",
        .enabled(if: CallTrace.isPermitted, "this system forbids tracing, so the calls cannot be seen"),
        arguments: [
            (0x10000, "the header came before the pages' sync"),
            (0x40000, "the header was not synced"),
        ] as [(UInt32, String)]
    ) func careless(flag: UInt32, breach: String) throws {
        typealias SetFlags = @convention(c) (OpaquePointer, UInt32, Int32) -> Int32
        let setFlags = try unsafeBitCast(#require(dlsym(nil, "mdb_env_set_flags")), to: SetFlags.self)
        let (commits, pageBytes) = try traced { #expect(setFlags($0.handle, flag, 1) == 0) }
        #expect(commits.count == batches.count)
        for calls in commits { #expect(CommitPolicy.breach(in: calls, pageBytes: pageBytes) == breach) }
    }

    @Test("the check of the calls sees each thing that can be missing (canary)") func canaries() {
        typealias Call = CallTrace.Call
        func call(_ name: String, _ offset: Int, _ result: Int, waits: Bool = false) -> Call {
            Call(name: name, path: "/x/data.mdb", isSynchronous: waits, offset: offset, result: result)
        }
        let page = call("pwrite64", 8_192, 4_096)
        let sync = call("fdatasync", 0, 0)
        let header = call("pwrite64", 4_128, 120, waits: true)
        let lazy = call("pwrite64", 4_128, 120)
        let cases: [([Call], String?)] = [
            ([page, sync, header], nil),
            ([page, sync, lazy, sync], nil),
            ([page, header], "the header came before the pages' sync"),
            ([page, header, sync], "the header came before the pages' sync"),
            ([sync, page, header], "the header came before the pages' sync"),
            ([page, sync, page, header], "the header came before the pages' sync"),
            ([page, sync, lazy], "the header was not synced"),
            ([page, sync, header, page, sync], "a page was written after the header"),
            ([page, sync], "0 headers were written"),
            ([page, sync, header, header], "2 headers were written"),
            ([sync, header], "no page was written"),
            ([page, sync, call("pwrite64", 4_000, 120, waits: true)], "the header lies in two sectors"),
            ([page, call("fdatasync", 0, -5), header], "a call failed: fdatasync"),
            ([page, sync, header, call("ftruncate", 9_000, 0)], "the file was changed in another way"),
        ]
        for (calls, breach) in cases { #expect(CommitPolicy.breach(in: calls, pageBytes: 4_096) == breach) }
    }

    @Test(
        "opening for writing syncs what it found before anything is written over; opening for reading never does",
        .enabled(if: CallTrace.isPermitted, "this system forbids tracing, so the calls cannot be seen")
    ) func opening() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/ledger"
        do { _ = try LedgerWriter.create(path, origin: SampleEvents.origin) }
        let writing = try CallTrace.record(in: folder.path) { _ in _ = try LedgerWriter.open(path) }
        #expect(writing.filter(\.isOnStore).map(\.name) == ["fdatasync"])
        let reading = try CallTrace.record(in: folder.path) { _ in _ = try LedgerReader.open(path) }
        #expect(reading.filter(\.isOnStore).isEmpty)
    }

    @Test("a writer holds the store's file open so that a header's write waits for the disk; a reader never does")
    func descriptors() throws {
        let folder = try TemporaryFolder()
        /// How the descriptors on the store's file were opened, as the system tells.
        func flags() throws -> [Int32] {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { number in
                let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(number)")
                guard let target, target.hasSuffix("\(folder.path)/data.mdb") else { return nil }
                return Int32(number).map { fcntl($0, F_GETFL) }
            }
        }
        do {
            let writer = try LedgerWriter.create(folder.path, origin: SampleEvents.origin)
            #expect(try flags().contains { $0 & O_ACCMODE == O_WRONLY && $0 & O_DSYNC != 0 })
            #expect(writer.head.size == 0)
        }
        let reader = try LedgerReader.open(folder.path)
        #expect(try !flags().isEmpty && flags().allSatisfy { $0 & O_ACCMODE == O_RDONLY })
        #expect(try reader.head().size == 0)
    }
}
