import Foundation
import Glibc
import TestSupport
import Testing

@testable import LMDB
@testable import Ledger

@Suite struct FaultTests {
    private static let time = SampleEvents.atMilliseconds

    /// A ledger whose next append writes over free pages as well as behind the last one.
    private static func prepare(_ path: String) throws {
        var writer = try LedgerWriter.create(path, origin: SampleEvents.origin)
        for rows in [100, 150, 3, 4, 43] {
            let head = writer.head.size
            try writer.append(SampleEvents.rows(rows), expectedHead: head, atMilliseconds: time)
        }
    }

    private static func append(_ writer: inout LedgerWriter) throws(LedgerError) {
        try writer.append(SampleEvents.rows(7), expectedHead: 300, atMilliseconds: time)
    }

    /// How many calls on the store's file one append makes.
    private func countCalls(_ folder: String) throws -> Int {
        try FaultTests.prepare(folder + "/ledger")
        try FileManager.default.copyItem(atPath: folder + "/ledger", toPath: folder + "/count")
        var writer = try LedgerWriter.open(folder + "/count")
        return try CallTrace.record(in: folder) { _ in try FaultTests.append(&writer) }.count { $0.isOnStore }
    }

    private func openCopy(at path: String, of folder: String) throws -> LedgerWriter {
        try FileManager.default.copyItem(atPath: folder + "/ledger", toPath: path)
        return try LedgerWriter.open(path)
    }

    /// Appends while calls fail; returns what the caller was told.
    private func append(
        _ writer: inout LedgerWriter,
        under fault: CallTrace.Fault,
        in folder: String
    ) throws -> LMDBError? {
        var told: LMDBError?
        let calls = try CallTrace.record(in: folder, fault: fault) { _ in
            do throws(LedgerError) {
                try FaultTests.append(&writer)
            } catch .storage(let error) {
                told = error
            }
        }
        #expect(calls.contains { $0.isOnStore && $0.result == -Int(fault.code) })
        return told
    }

    @Test(
        "each call of an append fails in turn, happened or not: the caller is told, and the old or new state is whole",
        .enabled(if: CallTrace.isPermitted, "this system forbids tracing, so no call can be made to fail"),
        arguments: CallTrace.Fault.Kind.allCases
    ) func eachCall(kind: CallTrace.Fault.Kind) async throws {
        let folder = try TemporaryFolder()
        let count = try countCalls(folder.path)
        #expect(count >= 4)
        for first in 1...count {
            for last in Set([first, first + 100]).sorted() {
                let path = folder.path + "/\(first)-\(last)"
                var writer = try openCopy(at: path, of: folder.path)
                let fault = CallTrace.Fault(kind: kind, calls: first...last)
                #expect(try append(&writer, under: fault, in: folder.path) == .writeCutShort(path: path))
                #expect(writer.head.size == 300)
            }
        }
        try FileManager.default.removeItem(atPath: folder.path + "/ledger")
        try FileManager.default.removeItem(atPath: folder.path + "/count")
        await #expect(processExitsWith: .exitCode(7)) { [folder = folder.path as String, count = count as Int] in
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains("-") }
            guard names.count == 2 * count else { exit(1) }
            for name in names {
                var writer = try LedgerWriter.open(folder + "/" + name)
                let head = writer.head.size
                guard head == 300 || head == 307, try writer.reader.verify().isSound else { exit(2) }
                try writer.append(
                    SampleEvents.rows(300),
                    expectedHead: head,
                    atMilliseconds: SampleEvents.atMilliseconds
                )
                guard try writer.reader.verify().isSound else { exit(3) }
            }
            exit(7)
        }
    }

    @Test(
        "after a failed append the same writer appends it whole, or refuses and says that it must be opened again",
        .enabled(if: CallTrace.isPermitted, "this system forbids tracing, so no call can be made to fail"),
        arguments: CallTrace.Fault.Kind.allCases
    ) func goesOn(kind: CallTrace.Fault.Kind) throws {
        let folder = try TemporaryFolder()
        let count = try countCalls(folder.path)
        var refused = 0
        for call in 1...count {
            let path = folder.path + "/\(call)"
            do {
                var writer = try openCopy(at: path, of: folder.path)
                let fault = CallTrace.Fault(kind: kind, calls: call...call)
                #expect(try append(&writer, under: fault, in: folder.path) != nil)
                do throws(LedgerError) {
                    try FaultTests.append(&writer)
                    #expect(writer.head.size == 307)
                    #expect(try writer.reader.verify().isSound)
                } catch {
                    #expect(error == .storage(.panic(path: path)) && error.description.contains("open it again"))
                    #expect(!error.isDamage)
                    refused += 1
                }
            }
            let reader = try LedgerReader.open(path)
            #expect(try reader.verify().isSound)
            if call < count { #expect(try reader.head().size == 307) }
        }
        // Only a header of which nobody knows whether it is on the disk ends the writer.
        #expect(refused == 1)
    }

    @Test(
        "a disk without room is named so, whichever write meets it",
        .enabled(if: CallTrace.isPermitted, "this system forbids tracing, so no call can be made to fail")
    ) func noRoom() throws {
        let folder = try TemporaryFolder()
        let count = try countCalls(folder.path)
        for call in 1...count {
            let path = folder.path + "/\(call)"
            let fault = CallTrace.Fault(kind: .skipped, calls: call...call, code: ENOSPC)
            var writer = try openCopy(at: path, of: folder.path)
            #expect(try append(&writer, under: fault, in: folder.path) == .diskFull(path: path))
        }
    }
}
