import Foundation
import Migration
import Pipeline

/// Loading a table into a ledger, durable and with its tree, against `sqlite3 .import` of the same file.
enum LoadBenchmark {
    /// Both take turns, and the best of each counts, so that a machine that is busy for a moment is fair to both.
    private static let rounds = 3

    static func measure(rows: Int, in folder: borrowing ScratchFolder) throws -> Measurement {
        let path = try folder.make("export") + "/" + FeeExport.name
        let bytes = try FeeExport(rows: rows).write(to: path)
        var ours = Double.infinity
        var theirs = Double.infinity
        for round in 1...rounds {
            let imported = try folder.make("sqlite-\(round)")
            var importing = Stopwatch()
            try importing.time { try runSqlite(on: path, into: imported + "/fees.db") }
            theirs = min(theirs, importing.seconds)
            let log = try makeLog(try folder.make("loaded-\(round)"))
            var loading = Stopwatch()
            try loading.time { try LoadBenchmark.load(path, into: log, rows: rows) }
            ours = min(ours, loading.seconds)
        }
        return Measurement(
            work: "load, \(rows) rows, \(bytes / 1_000_000) MB",
            ours: "\(ours.text) s",
            baseline: "\(theirs.text) s (sqlite3 .import)",
            ratio: ours / theirs,
            goal: .atMost(1)
        )
    }

    static func makeLog(_ path: String) throws -> EventLog {
        try WorkspaceMaker.create(
            Workspace(path: path + "/migration"),
            account: "https://bench.example",
            timeZone: "America/Chicago",
            currency: "USD",
            actor: "convey",
            time: .system
        )
    }

    /// What `convey load` does: looks through the file, then records its rows.
    static func load(_ path: String, into log: EventLog, rows: Int) throws {
        let export = try ExportFile(path: path)
        let result = try Loader(log: log, actor: "convey", halt: RunHalt()) { _, _ in }.load(export)
        guard result.counts.records == rows, result.counts.rejected == 0 else {
            throw BenchFailure(description: "the load found \(result.counts.records) records instead of \(rows)")
        }
    }

    private static func runSqlite(on path: String, into database: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sqlite3", database, "-cmd", ".mode csv", ".import '\(path)' fees"]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchFailure(description: "sqlite3 does not import \(path): is it installed?")
        }
    }
}
