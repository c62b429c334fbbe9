import Dispatch
import Foundation
import PracticeMaster
import Synchronization

/// Reads the records of a file on a thread of its own, a few batches ahead of whoever takes them.
///
/// Finding cells takes about as long as storing rows does: this way both cores have work.
final class RecordFeed: Sendable {
    private enum Delivery: Sendable {
        case batch([ExportRecord])
        case end(RecordCounts)
        case failure(PipelineError)
    }

    /// What one batch holds at most, a last record that passes the bound included.
    private static let batchRecords = 2_000
    private static let batchBytes = 4 << 20
    private static let batchesAhead = 2

    private let source: ExportSource
    private let form: SourceForm
    private let deliveries = Mutex<[Delivery]>([])
    private let isAbandoned = Atomic(false)
    private let room = DispatchSemaphore(value: 0)
    private let delivered = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    private init(_ export: ExportFile) {
        source = export.source
        form = export.form
    }

    /// Hands every record of a file to `body`, batch by batch and in order; returns what was counted.
    static func read(
        _ export: ExportFile,
        _ body: ([ExportRecord]) throws(PipelineError) -> Void
    ) throws(PipelineError) -> RecordCounts {
        let feed = RecordFeed(export)
        for _ in 0..<batchesAhead { feed.room.signal() }
        Thread.detachNewThread {
            feed.deliverAll()
            feed.ended.signal()
        }
        defer {
            feed.isAbandoned.store(true, ordering: .relaxed)
            feed.room.signal()
            feed.ended.wait()
        }
        while true {
            feed.delivered.wait()
            let delivery = feed.deliveries.withLock { $0.removeFirst() }
            feed.room.signal()
            switch delivery {
            case .batch(let records): try body(records)
            case .end(let counts): return counts
            case .failure(let error): throw error
            }
        }
    }

    private func deliverAll() {
        do throws(PipelineError) {
            deliver(.end(try readAll()))
        } catch {
            deliver(.failure(error))
        }
    }

    private func readAll() throws(PipelineError) -> RecordCounts {
        var reader = RecordReader(form: form)
        var chunks = try source.chunks()
        var batch: [ExportRecord] = []
        var bytes = 0
        var isLast = false
        while !isLast, !isAbandoned.load(ordering: .relaxed) {
            let chunk = try chunks.next()
            isLast = chunk.isEmpty
            reader.feed(chunk[...], isLast: isLast) { record in
                batch.append(record)
                bytes += record.byteCount
                guard batch.count >= RecordFeed.batchRecords || bytes >= RecordFeed.batchBytes else { return }
                deliver(.batch(batch))
                (batch, bytes) = ([], 0)
            }
        }
        if !batch.isEmpty { deliver(.batch(batch)) }
        return reader.counts
    }

    private func deliver(_ delivery: Delivery) {
        room.wait()
        guard !isAbandoned.load(ordering: .relaxed) else {
            // Nobody takes anything any more: the next delivery must not wait either.
            room.signal()
            return
        }
        deliveries.withLock { $0.append(delivery) }
        delivered.signal()
    }
}

extension ExportRecord {
    /// How many bytes it holds.
    var byteCount: Int {
        switch self {
        case .row(_, let cells): cells.stored.count
        case .rejected(_, _, let raw): raw.count
        }
    }
}
