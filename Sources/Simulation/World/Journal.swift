import CanonicalJSON
import Migration

/// The ledger of a life: what is appended is durable, and is read back from the bytes that would be stored.
struct Journal: Sendable {
    private(set) var events: [RecordedEvent] = []
    /// Folded event by event from what was read back, as the log of the real program does.
    private(set) var state = MigrationState()
    /// FNV-1a over every stored byte: two lives are the same when these are.
    private(set) var fingerprint: UInt64 = 0xCBF2_9CE4_8422_2325
    private var problems: [String] = []

    mutating func takeProblems() -> [String] {
        defer { problems = [] }
        return problems
    }

    var size: UInt64 { UInt64(events.count) }

    /// Appends in one commit; returns the first sequence number.
    @discardableResult
    mutating func append(_ drafts: [DraftEvent], at now: Timestamp) -> UInt64 {
        let first = size
        for draft in drafts {
            let stored = draft.event.payload.stored
            for byte in stored { fingerprint = (fingerprint ^ UInt64(byte)) &* 0x100_0000_01B3 }
            let event: Event
            do throws(PayloadError) {
                event = try Event(type: draft.event.type, version: draft.event.version, stored: stored)
            } catch {
                problems.append("an event cannot be read back: \(error)")
                continue
            }
            if event != draft.event { problems.append("\(event.type) reads back differently") }
            if let cause = draft.cause, cause >= size { problems.append("\(event.type) names a cause after itself") }
            let recorded = RecordedEvent(
                sequence: size,
                at: now,
                event: event,
                actor: draft.actor,
                run: draft.run,
                cause: draft.cause
            )
            events.append(recorded)
            state.apply(recorded)
        }
        return first
    }

    /// What a process that starts anew folds.
    func folded(without isLeftOut: (RecordedEvent) -> Bool = { _ in false }) -> MigrationState {
        var state = MigrationState()
        for recorded in events where !isLeftOut(recorded) { state.apply(recorded) }
        return state
    }

    /// The row that an event brought in.
    func row(at sequence: UInt64) -> SourceRow? {
        guard events.indices.contains(Int(sequence)) else { return nil }
        switch events[Int(sequence)].event {
        case .rowParsed(let row): return SourceRow(sequence: sequence, line: row.line, cells: row.cells)
        case .rowChanged(let row): return SourceRow(sequence: sequence, line: row.line, cells: row.cells)
        default: return nil
        }
    }

    func body(ofIntent sequence: UInt64) -> String? {
        guard events.indices.contains(Int(sequence)), case .apiIntended(let intended) = events[Int(sequence)].event
        else { return nil }
        return intended.body
    }

    func beforeImage(at sequence: UInt64) -> String? {
        guard events.indices.contains(Int(sequence)), case .apiRead(let read) = events[Int(sequence)].event
        else { return nil }
        return read.body
    }
}
