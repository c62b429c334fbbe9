import CanonicalJSON
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
            data: payload.json.canonicalBytes
        )
    }

    static func recorded(_ stored: borrowing StoredEvent) throws(PayloadError) -> Migration.RecordedEvent {
        let type = stored.type
        let json: JSON
        do throws(JSONError) { json = try stored.json() } catch { throw .notJSON(type: type) }
        return Migration.RecordedEvent(
            sequence: stored.sequence,
            at: Timestamp(milliseconds: stored.atMilliseconds),
            event: try Event(type: type, version: stored.version, json: json),
            actor: stored.actor,
            run: stored.run ?? "",
            cause: stored.cause
        )
    }
}
