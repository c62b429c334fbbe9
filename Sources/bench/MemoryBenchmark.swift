import Ledger
import Pipeline

/// How much memory each work holds at its peak, with all events against a tenth of them: it must not grow with them.
enum MemoryBenchmark {
    static func measure(events: Int, in folder: borrowing ScratchFolder) throws -> [Measurement] {
        let few = try peaks(events: events / 10, path: folder.make("few"))
        let many = try peaks(events: events, path: folder.make("many"))
        return zip(few, many).map { few, many in
            Measurement(
                work: "memory, \(many.work), \(events) events",
                ours: "\(many.megabytes.text) MB",
                baseline: "\(few.megabytes.text) MB (a tenth of the events)",
                ratio: many.megabytes / few.megabytes,
                goal: .atMost(1.5)
            )
        }
    }

    private static func peaks(events: Int, path: String) throws -> [MemoryPeak] {
        let workspace = Workspace(path: path)
        let appending = try MemoryPeak(of: "append") { try append(events: events, path: workspace.ledgerPath) }
        let log = try EventLog.read(workspace, time: .system)
        let key = try SigningKey(name: log.reader.origin)
        return [
            appending,
            try MemoryPeak(of: "scan") { try scan(log.reader) },
            try MemoryPeak(of: "verify") { _ = try log.reader.verify() },
            try MemoryPeak(of: "export") { try log.reader.export(to: path + "/export.ndjson", key: key) },
            try MemoryPeak(of: "replay") { try ReplayBenchmark.replay(log, into: .both) },
        ]
    }

    private static func append(events: Int, path: String) throws {
        var writer = try LedgerWriter.create(path, origin: "bench.example")
        let batch = 10_000
        for first in stride(from: 0, to: events, by: batch) {
            let drafts = PlainEvents.batch(from: first, count: min(batch, events - first))
            try writer.append(drafts, expectedHead: UInt64(first), atMilliseconds: 1_700_000_000_000)
        }
    }

    private static func scan(_ reader: LedgerReader) throws {
        try reader.scan { (event) throws(LedgerError) in event.version > 0 }
    }
}
