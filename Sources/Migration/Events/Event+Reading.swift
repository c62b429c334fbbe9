package import CanonicalJSON

extension Event {
    /// Reads a recorded payload of any version that was ever written.
    package init(type: String, version: Int, json: JSON) throws(PayloadError) {
        guard let reader = Event.readers[type] else { throw .unknownType(type) }
        let newest = try Upcasts.newest(of: type, version: version, json)
        self = try reader.read(PayloadReader(type: type, json: newest))
    }

    /// Reads stored bytes, with the same result.
    package init(type: String, version: Int, stored: [UInt8]) throws(PayloadError) {
        var reader = EventReader()
        let result: Result<Event, PayloadError> = stored.withUnsafeBufferPointer { bytes in
            do throws(PayloadError) {
                return .success(try reader.read(type: type, version: version, stored: bytes))
            } catch {
                return .failure(error)
            }
        }
        self = try result.get()
    }

    /// Every type that the ledger may hold.
    package static let allTypes: Set<String> = Set(readers.keys)

    /// How the payload of one type is read; a class, so that looking at one moves one reference.
    final class Reader: Sendable {
        /// The newest version of the type's payload.
        let version: Int
        let read: @Sendable (borrowing PayloadReader) throws(PayloadError) -> Event

        init(version: Int, read: @escaping @Sendable (borrowing PayloadReader) throws(PayloadError) -> Event) {
            self.version = version
            self.read = read
        }
    }

    static let readers: [String: Reader] = Dictionary(
        uniqueKeysWithValues: [
            reader(Event.ledgerOpened), reader(Event.settingChanged), reader(Event.checkpointNamed),
            reader(Event.fileRegistered), reader(Event.rowParsed), reader(Event.rowRejected),
            reader(Event.rowChanged), reader(Event.rowVanished), reader(Event.fileCompleted),
            reader(Event.documentFound), reader(Event.documentMissing),
            reader(Event.mappingProposed), reader(Event.mappingAmended), reader(Event.mappingConfirmed),
            reader(Event.mappingRevoked), reader(Event.valuesProposed), reader(Event.valuesAmended),
            reader(Event.valuesConfirmed), reader(Event.valuesRevoked), reader(Event.classificationProposed),
            reader(Event.classificationAmended), reader(Event.classificationConfirmed),
            reader(Event.classificationRevoked), reader(Event.ownerProposed), reader(Event.ownerAssigned),
            reader(Event.ownerFallback), reader(Event.planMade), reader(Event.runStarted),
            reader(Event.runFinished), reader(Event.runInterrupted), reader(Event.apiIntended),
            reader(Event.apiLanded), reader(Event.apiRefused), reader(Event.apiUnknown),
            reader(Event.apiSettled), reader(Event.apiRead), reader(Event.accountRead), reader(Event.diffFound),
            reader(Event.diffClean),
            reader(Event.reconcileFinished), reader(Event.rollbackStarted), reader(Event.rollbackKept),
            reader(Event.rollbackProved), reader(Event.rollbackFinished),
        ]
    )

    private static func reader<Payload: EventPayload>(
        _ event: @escaping @Sendable (consuming Payload) -> Event
    ) -> (String, Reader) {
        let read = { @Sendable (reader: borrowing PayloadReader) throws(PayloadError) in
            event(try Payload(reading: reader))
        }
        return (Payload.type, Reader(version: Payload.version, read: read))
    }
}
