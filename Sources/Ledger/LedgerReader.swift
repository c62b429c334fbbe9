internal import LMDB

/// Reads a ledger: any number of readers, in this process and in others, none of which ever waits for the writer.
package final class LedgerReader: Sendable {
    /// The folder, with every link resolved.
    package let path: String
    /// The first line of every checkpoint of this ledger.
    package let origin: String
    let environment: Environment
    let meta: Database
    let events: Database
    let tiles: Database

    /// Opens a ledger that exists and checks it: format, head against events and tree, the last tile's leaves.
    package static func open(_ path: String, options: LedgerOptions = LedgerOptions()) throws(LedgerError)
        -> LedgerReader
    {
        let reader = try LedgerReader(environment: environment(path, mode: .read, options))
        _ = try reader.checkedTree()
        return reader
    }

    init(environment: Environment) throws(LedgerError) {
        do throws(LMDBError) {
            meta = try environment.database(LedgerLayout.meta)
            events = try environment.database(LedgerLayout.events)
            tiles = try environment.database(LedgerLayout.tiles)
        } catch .databaseMissing {
            throw LedgerReader.refusal(of: environment)
        } catch {
            throw .storage(error)
        }
        self.environment = environment
        path = environment.path
        let meta = meta
        let (format, origin) = try environment.read { (transaction) throws(LedgerError) in
            (
                try transaction.copy(LedgerLayout.formatKey, in: meta),
                try transaction.copy(LedgerLayout.originKey, in: meta)
            )
        }
        guard let format, let origin else { throw LedgerReader.refusal(of: environment) }
        let text = String(decoding: format, as: UTF8.self)
        let name = String(decoding: origin, as: UTF8.self)
        guard let number = Int(text), number >= 1, SigningKey.isName(name) else {
            throw LedgerReader.refusal(of: environment)
        }
        guard number <= LedgerLayout.format else { throw .newerFormat(path: environment.path, found: text) }
        self.origin = name
    }

    /// A ledger without one of its parts is damaged; a store with none of them is something else, or was cut short.
    ///
    /// The databases are made in one transaction and the first records in the next one.
    private static func refusal(of environment: Environment) -> LedgerError {
        let names = [LedgerLayout.meta, LedgerLayout.events, LedgerLayout.tiles]
        let found = names.compactMap { try? environment.database($0) }
        let isEmpty = try? environment.read { (transaction) throws(LMDBError) in
            for database in found where try transaction.count(in: database) > 0 { return false }
            return true
        }
        let isNone = found.isEmpty || (found.count == names.count && isEmpty == true)
        return isNone
            ? .notALedger(path: environment.path)
            : .damaged(path: environment.path, firstBad: nil, problem: .partMissing)
    }

    static func environment(
        _ path: String,
        mode: EnvironmentOptions.Mode,
        _ options: LedgerOptions
    ) throws(LedgerError) -> Environment {
        var wanted = EnvironmentOptions(
            mode: mode,
            databases: [LedgerLayout.meta, LedgerLayout.events, LedgerLayout.tiles]
        )
        wanted.mapBytes = options.mapBytes
        wanted.largestMapBytes = options.largestMapBytes
        do throws(LMDBError) {
            return try Environment.open(path, wanted)
        } catch .notFound {
            throw .notALedger(path: path)
        } catch {
            throw .storage(error)
        }
    }

    /// The size and root at this moment.
    package func head() throws(LedgerError) -> LedgerHead {
        try environment.read { (transaction) throws(LedgerError) in try head(in: transaction) }
    }

    func head(in transaction: borrowing some Transaction & ~Copyable) throws(LedgerError) -> LedgerHead {
        guard let record = try transaction.copy(LedgerLayout.headKey, in: meta) else {
            throw .damaged(path: path, firstBad: nil, problem: .headMissing)
        }
        guard let head = LedgerHead(record: record) else {
            throw .damaged(path: path, firstBad: nil, problem: .headMalformed)
        }
        return head
    }

    /// A copy of one event.
    package func event(at sequence: UInt64) throws(LedgerError) -> RecordedEvent {
        try withEvent(at: sequence) { (event) throws(LedgerError) in event.recorded() }
    }

    /// Lends one event in place.
    package func withEvent<R, E: LedgerFailure>(
        at sequence: UInt64,
        _ body: (borrowing StoredEvent) throws(E) -> R
    ) throws(E) -> R {
        try environment.read { (transaction) throws(E) in
            let key = LedgerLayout.bytes(of: sequence)
            let result = try transaction.value(of: key.span, in: events) { (bytes) throws(E) in
                var memory = EnvelopeMemory()
                return try lend(bytes, expected: sequence, &memory, body)
            }
            guard let result else {
                let head: LedgerHead
                do throws(LedgerError) { head = try self.head(in: transaction) } catch { throw E(ledger: error) }
                throw E(
                    ledger: sequence < head.size
                        ? .damaged(path: path, firstBad: sequence, problem: .eventMissing)
                        : .noSuchEvent(sequence: sequence, head: head.size)
                )
            }
            return result
        }
    }

    func lend<R, E: LedgerFailure>(
        _ bytes: Span<UInt8>,
        expected: UInt64,
        _ memory: inout EnvelopeMemory,
        _ body: (borrowing StoredEvent) throws(E) -> R
    ) throws(E) -> R {
        // Not inside of a closure, which would be generic for each event; the caller's span outlives this function.
        let bytes = unsafe bytes.withUnsafeBufferPointer { unsafe $0 }
        let frame: EnvelopeFrame
        do throws(EnvelopeProblem) {
            var scanner = unsafe EnvelopeScanner(bytes)
            frame = try scanner.frame(&memory)
            guard frame.sequence == expected else { throw .wrongSequence }
        } catch {
            throw E(ledger: .damaged(path: path, firstBad: expected, problem: .envelope(error)))
        }
        return try body(unsafe StoredEvent(bytes, frame, memory))
    }
}

extension Transaction where Self: ~Copyable {
    func copy(_ key: [UInt8], in database: Database) throws(LedgerError) -> [UInt8]? {
        do throws(LMDBError) { return try bytes(of: key.span, in: database) } catch { throw .storage(error) }
    }
}
