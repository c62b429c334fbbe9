import Ledger
import Migration

/// Between the events of the domain and the bytes of the ledger.
enum EventCodec {
    static func stored(_ draft: Migration.DraftEvent) -> Ledger.DraftEvent {
        let payload = draft.event.payload
        return Ledger.DraftEvent(
            type: draft.event.type,
            version: draft.event.version,
            run: draft.run.isEmpty ? nil : draft.run,
            actor: draft.actor,
            cause: draft.cause,
            data: payload.stored
        )
    }

    static func recorded(_ stored: borrowing StoredEvent) throws(PayloadError) -> Migration.RecordedEvent {
        var reader = EventReader()
        return try recorded(stored, &reader)
    }

    /// Reads one of many.
    static func recorded(
        _ stored: borrowing StoredEvent,
        _ reader: inout EventReader
    ) throws(PayloadError) -> Migration.RecordedEvent {
        Migration.RecordedEvent(
            sequence: stored.sequence,
            at: Timestamp(milliseconds: stored.atMilliseconds),
            event: try reader.read(type: stored.type, version: stored.version, stored: stored.lentData),
            actor: stored.actor,
            run: stored.run ?? "",
            cause: stored.cause
        )
    }
}
