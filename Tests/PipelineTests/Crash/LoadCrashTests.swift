import Foundation
import Ledger
import Migration
import PracticeMaster
import SampleFirm
import TestSupport
import Testing

@testable import Pipeline

/// A load that dies after some of its commits.
@Suite struct LoadCrashTests {
    @Test("a killed load goes on where it stopped and ends as an undisturbed one", arguments: [1, 2])
    func resumes(batch: Int) async throws {
        let folder = try TemporaryFolder()
        let root = folder.path
        let firm = SampleFirm(
            seed: 5,
            size: .custom(matters: 320, users: 3),
            headerStyle: .fieldID,
            hazards: .realistic,
            today: FirmExport.day
        )
        var bytes: [UInt8] = []
        firm.write(file: "CMJRNL.csv") { bytes += $0 }
        try Data(bytes).write(to: URL(fileURLWithPath: root + "/CMJRNL.csv"))

        await #expect(processExitsWith: .exitCode(CrashingGateway.exitCode)) {
            [root = root as String, batch = batch as Int] in
            try await LoadCrashTests.load(root, into: "crashed", dyingAfter: batch)
        }
        let rows = try await LoadCrashTests.load(root, into: "crashed", dyingAfter: nil, isNew: false)
        let expected = try await LoadCrashTests.load(root, into: "whole", dyingAfter: nil)
        #expect(rows == expected)
        #expect(rows.count == firm.expectations.file("CMJRNL.csv")?.rows)
    }

    /// `KILLED_LOAD_ROWS=2000000 tools/test --filter LoadCrashTests` kills loads of as many rows, later accordingly.
    private static let rowCount = ProcessInfo.processInfo.environment["KILLED_LOAD_ROWS"].flatMap { Int($0) } ?? 6_000
    private static var batchEvents: Int { max(100, min(10_000, rowCount / 60)) }
    private static var rows: [(key: String, subject: String)] {
        (0..<rowCount).map { (key: "\($0)", subject: "Called about \($0)") }
    }

    @Test("a load that is killed at any moment goes on and ends as an undisturbed one", arguments: [0, 3, 9, 20, 45])
    func killed(milliseconds: Int) async throws {
        let folder = try TemporaryFolder()
        let rows = LoadCrashTests.rows
        let path = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, milliseconds = milliseconds as Int] in
            let load = try LaterLoad(TemporaryFolder(at: path), "killed")
            var isTimed = false
            try load.load(LoadCrashTests.rows, batchEvents: LoadCrashTests.batchEvents) { _ in
                if isTimed { return }
                isTimed = true
                Thread.detachNewThread {
                    usleep(UInt32(milliseconds * LoadCrashTests.rowCount / 6))
                    kill(getpid(), SIGKILL)
                }
            }
            while true { sleep(1) }
        }
        let killed = try LaterLoad(folder, "killed")
        let before = try killed.rowEvents().count
        #expect(before > 0)
        let counts = try killed.load(rows, batchEvents: LoadCrashTests.batchEvents)
        #expect((counts.records, counts.parsed) == (rows.count, rows.count))
        let whole = try LaterLoad(folder, "whole")
        try whole.load(rows)
        #expect(try killed.rowEvents() == whole.rowEvents())
        #expect(try killed.log.reader.verify().isSound)
    }

    /// The row events of the ledger, without their positions: `type line cells`.
    @discardableResult
    private static func load(
        _ root: String,
        into name: String,
        dyingAfter batch: Int?,
        isNew: Bool = true
    ) async throws -> [String] {
        let clock = VirtualClock()
        return try await TestAccount.with(.inProcess, clock: clock) { account in
            let path = root + "/" + name
            let firm =
                isNew
                ? try FirmMigration.create(path, account.gateway, clock.wallClock)
                : try FirmMigration.open(path, account.gateway, clock.wallClock)
            var batches = 0
            let loader = Loader(log: firm.log, actor: "Olive", halt: RunHalt(), batchEvents: 2_000) { _, _ in
                batches += 1
                if batches == batch { _exit(CrashingGateway.exitCode) }
            }
            _ = try loader.load(try ExportFile(path: root + "/CMJRNL.csv"))
            #expect(try firm.log.reader.verify().isSound)
            var rows: [String] = []
            try firm.log.forEachEvent { recorded throws(PipelineError) in
                switch recorded.event {
                case .rowParsed(let row): rows.append("\(row.line) \(row.cells)")
                case .rowRejected(let row): rows.append("\(row.line) \(row.reason) \(row.raw)")
                default: break
                }
            }
            return rows
        }
    }
}
