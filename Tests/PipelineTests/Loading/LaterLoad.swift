import Foundation
import Migration
import PracticeMaster
import TestSupport

@testable import Pipeline

/// A small journal that is loaded, and loaded again with other rows; without an account.
struct LaterLoad {
    let log: EventLog
    private let folder: TemporaryFolder
    private static let header = "_SEQUENCE_NO,Record_Type,Date,Client_ID,Desc\r\n"
    private static let time = WallClock.system

    /// In a folder of its own, or one in which a migration of that name may be already.
    init(_ folder: TemporaryFolder, _ name: String = "migration") throws {
        self.folder = folder
        let workspace = Workspace(path: folder.path + "/" + name)
        if FileManager.default.fileExists(atPath: workspace.ledgerPath) {
            log = try EventLog.open(workspace, time: LaterLoad.time)
            try log.replay()
        } else {
            log = try WorkspaceMaker.create(
                workspace,
                account: "https://simulated-firm.pipedrive.com",
                timeZone: "America/Chicago",
                currency: "USD",
                actor: "Olive",
                time: LaterLoad.time
            )
        }
    }

    /// Loads rows, given as number and subject, as the next export of the file.
    @discardableResult
    func load(
        _ rows: [(key: String, subject: String)],
        batchEvents: Int = 10_000,
        observe: @escaping (Int) -> Void = { _ in }
    ) throws -> FileCompleted {
        let lines = rows.map { "\($0.key),N,01/02/2020,110.01,\($0.subject)\r\n" }
        let path = try folder.write(LaterLoad.header + lines.joined(), to: "CMJRNL.csv")
        let loader = Loader(log: log, actor: "Olive", halt: RunHalt(), batchEvents: batchEvents) { observe($1) }
        return try loader.load(try ExportFile(path: path)).counts
    }

    /// The present rows as the rest of the program sees them: number and subject.
    func rows() throws -> [String] {
        try TableReader(log: log).tables()[.journal]?.rows.map { "\($0.cells[0]) \($0.cells[4])" } ?? []
    }

    /// `row.changed 5 CMJRNL/7`: the events about rows since a position, without their own positions.
    func rowEvents(from start: UInt64 = 0) throws -> [String] {
        var events: [String] = []
        try log.forEachEvent(from: start) { recorded throws(PipelineError) in
            switch recorded.event {
            case .rowParsed(let row): events.append("parsed \(row.line) \(row.cells)")
            case .rowChanged(let row): events.append("changed \(row.line) \(row.cells) \(row.previous)")
            case .rowVanished(let row): events.append("vanished \(row.key) \(row.previous)")
            case .rowRejected(let row): events.append("rejected \(row.line)")
            default: break
            }
        }
        return events
    }
}
