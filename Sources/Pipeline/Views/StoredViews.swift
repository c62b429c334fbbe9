import Crypto
import Foundation
import LMDB
import Ledger
import Migration
package import Projections

/// The stored read models of one migration, in an LMDB environment of their own that may be deleted at any time.
///
/// Rows and watermark are committed together, so a crash leaves views that are behind, never ones that are wrong. Views
/// of another ledger, of another history or of another layout are thrown away and built again from nothing.
package final class StoredViews {
    /// Rises when the meaning of the stored rows changes.
    private static let layout = Array("1".utf8)
    private static let layoutKey = Array("layout".utf8)
    private static let originKey = Array("origin".utf8)
    /// The watermark as 8 bytes, and the ledger's root at it.
    private static let positionKey = Array("position".utf8)
    /// Events whose rows share one commit.
    private static let batchEvents: UInt64 = 20_000

    private let log: EventLog
    private let environment: Environment
    private let meta: Database
    private let keys: Database
    /// How many events the views have taken in.
    package private(set) var watermark: UInt64 = 0

    /// Opens the views beside a ledger as they were left; `catchUp` brings them to its head.
    package static func open(log: EventLog) throws(PipelineError) -> StoredViews {
        do throws(PipelineError) {
            return try StoredViews(log: log)
        } catch {
            guard case .ledger(.storage(let found)) = error, found.isDamage else { throw error }
            // Nothing is lost: what they hold stands in the ledger.
            for name in ["data.mdb", "lock.mdb"] {
                try? FileManager.default.removeItem(atPath: "\(log.workspace.viewsPath)/\(name)")
            }
            return try StoredViews(log: log)
        }
    }

    private init(log: EventLog) throws(PipelineError) {
        self.log = log
        do throws(LMDBError) {
            let options = EnvironmentOptions(mode: .create, databases: ["meta", "keys"])
            environment = try Environment.open(log.workspace.viewsPath, options)
            meta = try environment.database("meta")
            keys = try environment.database("keys")
        } catch {
            throw PipelineError(lmdb: error)
        }
        watermark = try usableWatermark() ?? 0
        if watermark == 0 { try clear() }
    }

    /// How far the views beside a ledger are; nil where they cannot be opened now.
    package static func watermark(log: EventLog) -> UInt64? { try? open(log: log).watermark }

    /// Takes in what was appended since; returns how many events that was.
    @discardableResult
    package func catchUp() throws(PipelineError) -> UInt64 {
        let start = watermark
        let size: UInt64
        do throws(LedgerError) { size = try log.reader.head().size } catch { throw .ledger(error) }
        while watermark < size {
            let end = min(size, watermark + StoredViews.batchEvents)
            try store(try entries(from: watermark, below: end), watermark: end)
        }
        return watermark - start
    }

    /// The events about a source key, ascending.
    package func events(about key: String) throws(PipelineError) -> [UInt64] {
        let prefix = StoredViews.prefix(of: key)
        var found: [UInt64] = []
        do throws(LMDBError) {
            _ = try environment.read { (transaction) throws(LMDBError) in
                try transaction.scan(keys, from: prefix, limit: .max) { (row, value) throws(LMDBError) in
                    guard let entry = StoredViews.entry(row, value), row.starts(with: prefix) else { return false }
                    // Two keys may share a prefix; the value tells them apart.
                    if entry.key == key { found.append(entry.sequence) }
                    return true
                }
            }
        } catch {
            throw PipelineError(lmdb: error)
        }
        return found
    }

    /// Every stored entry, by key and then by sequence number.
    package func entries() throws(PipelineError) -> [EventKeys.Entry] {
        var found: [EventKeys.Entry] = []
        do throws(LMDBError) {
            _ = try environment.read { (transaction) throws(LMDBError) in
                try transaction.scan(keys, limit: .max) { (row, value) throws(LMDBError) in
                    if let entry = StoredViews.entry(row, value) { found.append(entry) }
                    return true
                }
            }
        } catch {
            throw PipelineError(lmdb: error)
        }
        return found.sorted { left, right in
            left.key == right.key
                ? left.sequence < right.sequence : left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
        }
    }

    private func entries(from start: UInt64, below end: UInt64) throws(PipelineError) -> [EventKeys.Entry] {
        var found: [EventKeys.Entry] = []
        var intents: [UInt64: String] = [:]
        try log.forEachEvent(from: start, below: end) { recorded throws(PipelineError) in
            if case .apiIntended(let intended) = recorded.event { intents[recorded.sequence] = intended.key }
            found += try EventKeys.entries(of: recorded) { (sequence) throws(PipelineError) in
                if let key = intents[sequence] { return key }
                guard case .apiIntended(let intended) = try log.event(at: sequence).event else { return nil }
                return intended.key
            }
        }
        return found
    }

    private func store(_ entries: [EventKeys.Entry], watermark: UInt64) throws(PipelineError) {
        let root: TreeHash
        do throws(LedgerError) { root = try log.reader.root(at: watermark) } catch { throw .ledger(error) }
        do throws(LMDBError) {
            try environment.write { (transaction) throws(LMDBError) in
                for entry in entries {
                    let row = StoredViews.prefix(of: entry.key) + StoredViews.bytes(of: entry.sequence)
                    let key = Array(entry.key.utf8)
                    try transaction.put(key.span, at: row.span, in: keys)
                }
                let key = StoredViews.positionKey
                let position = StoredViews.bytes(of: watermark) + root.bytes
                try transaction.put(position.span, at: key.span, in: meta)
            }
        } catch {
            throw PipelineError(lmdb: error)
        }
        self.watermark = watermark
    }

    /// The stored watermark, if it is one of this layout and of this very ledger.
    private func usableWatermark() throws(PipelineError) -> UInt64? {
        guard try value(of: StoredViews.layoutKey) == StoredViews.layout,
            try value(of: StoredViews.originKey) == Array(log.reader.origin.utf8),
            let position = try value(of: StoredViews.positionKey), position.count == 40
        else { return nil }
        let size = position.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        guard let root = try? log.reader.root(at: size), root.bytes == Array(position[8...]) else { return nil }
        return size
    }

    private func value(of key: [UInt8]) throws(PipelineError) -> [UInt8]? {
        do throws(LMDBError) {
            return try environment.read { (transaction) throws(LMDBError) in
                try transaction.bytes(of: key.span, in: meta)
            }
        } catch {
            throw PipelineError(lmdb: error)
        }
    }

    private func clear() throws(PipelineError) {
        let origin = Array(log.reader.origin.utf8)
        do throws(LMDBError) {
            try environment.write { (transaction) throws(LMDBError) in
                try transaction.removeAll(in: keys)
                try transaction.removeAll(in: meta)
                for (key, value) in [(StoredViews.layoutKey, StoredViews.layout), (StoredViews.originKey, origin)] {
                    try transaction.put(value.span, at: key.span, in: meta)
                }
            }
        } catch {
            throw PipelineError(lmdb: error)
        }
    }
}

/// The row of an entry: 16 bytes of the key's SHA-256, the sequence number; its value is the key.
extension StoredViews {
    private static func prefix(of key: String) -> [UInt8] { Array(SHA256.hash(data: Array(key.utf8)).prefix(16)) }

    private static func bytes(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }

    private static func entry(_ row: Span<UInt8>, _ value: Span<UInt8>) -> EventKeys.Entry? {
        guard row.count == 24 else { return nil }
        var sequence: UInt64 = 0
        for index in 16..<24 { sequence = sequence << 8 | UInt64(row[index]) }
        let key = value.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        return EventKeys.Entry(key: key, sequence: sequence)
    }
}

extension Span<UInt8> {
    fileprivate func starts(with prefix: [UInt8]) -> Bool {
        count >= prefix.count && prefix.indices.allSatisfy { self[$0] == prefix[$0] }
    }
}
