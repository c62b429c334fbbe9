import CanonicalJSON

extension RunMachine {
    /// A record was read before its update or delete: is it still as we left it?
    mutating func readBack(_ number: Int, _ flight: Flight, _ content: ReplyContent, at now: Timestamp) {
        switch content {
        case .done(let data, _):
            guard let record = record(in: data, of: flight), ReplyContent.isLive(record) else {
                keep(number, flight, reason: .alreadyDeleted, fields: [])
                return
            }
            let changed = changedFields(of: flight.change, in: record)
            guard changed.isEmpty || configuration.isForced else {
                keep(number, flight, reason: .changed, fields: changed, record: record)
                return
            }
            if case .update = flight.change.content {
                recordBeforeImage(number, flight, record)
            } else {
                prepareWrite(number)
            }
        case .gone: keep(number, flight, reason: .alreadyDeleted, fields: [])
        case .limited:
            flights[number] = nil
            retries.append(Attempt(change: flight.change, count: flight.attempt))
        case .serverFault, .refused: retryRead(number, flight, at: now)
        case .blocked(let reason):
            flights[number] = nil
            halting = halting ?? .blocked(reason: reason)
        }
    }

    private func record(in data: JSON, of flight: Flight) -> JSON? {
        guard case .array(let records) = data else { return data }
        let id = targetID(flight)
        return records.first { ReplyContent.id(in: $0, entity: flight.change.reference.entity) == id }
    }

    /// Names what is not as our last write left it; empty when nothing stands against the write.
    ///
    /// A delete takes the whole record away, so anything that anybody changed counts; an update only what it writes.
    private func changedFields(of change: Change, in record: JSON) -> [String] {
        if case .update(_, let members) = change.content {
            let changed = changedMembers(change.writtenMembers, in: record, only: members)
            return (changed + filledMembers(change, members, in: record)).sorted()
        }
        guard let expected = change.expectedImage, !expected.isEmpty else {
            return changedMembers(change.writtenMembers, in: record, only: nil)
        }
        let found = RecordImage.digest(of: record, configuration.digest)
        guard found != expected else { return [] }
        let fields = changedMembers(change.writtenMembers, in: record, only: nil)
        return fields.isEmpty ? ["another field"] : fields
    }

    private func changedMembers(_ written: [String: JSON], in record: JSON, only members: [String: JSON]?) -> [String] {
        var fields: [String] = []
        for name in written.keys.sorted() where !RunMachine.writeOnlyMembers.contains(name) {
            guard members == nil || members?[name] != nil, let ours = written[name] else { continue }
            var expected = ours
            if name == "custom_fields", let touched = members?[name]?.objectValue, let all = ours.objectValue {
                expected = .object(touched.reduce(into: [:]) { $0[$1.key] = all[$1.key] ?? .null })
            }
            switch FieldComparison.compare(member: name, expected: expected, actual: record[name]) {
            case .equal, .normalised: continue
            case .different, .missing: fields.append(name)
            }
        }
        return fields
    }

    /// Members that we never wrote, are about to write, and somebody has filled meanwhile.
    private func filledMembers(_ change: Change, _ members: [String: JSON], in record: JSON) -> [String] {
        guard let expected = change.expectedImage, !expected.isEmpty,
            RecordImage.digest(of: record, configuration.digest) != expected
        else { return [] }
        return members.keys.filter { name in
            guard change.writtenMembers[name] == nil, name != "custom_fields" else { return false }
            switch record[name] ?? .null {
            case .null, .array([]), .string(""): return false
            default: return true
            }
        }
    }

    /// Members that are written and not read back under the same name or form.
    static let writeOnlyMembers: Set<String> = ["add_time", "icon_key", "path", "sha256"]

    private mutating func recordBeforeImage(_ number: Int, _ flight: Flight, _ record: JSON) {
        guard case .update(let id, let members) = flight.change.content else { return }
        flights[number]?.step = .recording
        var before: [String: JSON] = [:]
        for name in members.keys where name != "custom_fields" { before[name] = record[name] ?? .null }
        if let custom = members["custom_fields"]?.objectValue {
            before["custom_fields"] = .object(
                custom.reduce(into: [:]) { $0[$1.key] = record["custom_fields"]?[$1.key] ?? .null }
            )
        }
        self.record(
            .apiRead(
                ApiRead(
                    entity: flight.change.reference.entity,
                    id: id,
                    image: RecordImage.digest(of: record, configuration.digest),
                    body: JSON.object(before).canonicalText,
                    tokens: flight.readTokens
                )
            ),
            for: .beforeImage(flight: number)
        )
        flights[number]?.readTokens = 0
    }

    /// The write of a record that was read; it leaves as soon as the budget allows.
    mutating func prepareWrite(_ number: Int) {
        guard let change = flights[number]?.change else { return }
        switch change.content {
        case .create, .revise: break
        case .update(let id, let members):
            flights[number]?.step = .ready(
                WireForm.updateCall(change.reference, id: id, body: JSON.object(members).canonicalText)
            )
        case .delete(let id): flights[number]?.step = .ready(WireForm.deleteCall(change.reference, id: id))
        }
    }

    mutating func keep(
        _ number: Int,
        _ flight: Flight,
        reason: KeptReason,
        fields: [String],
        record: JSON? = nil
    ) {
        tally.kept += 1
        if let members = record?.objectValue {
            // Somebody may have moved it: what it points at now is needed as much as what we gave it.
            let links = RecordLinks(crosswalk: state.target.crosswalk)
            protected.formUnion(links.references(in: members, entity: flight.change.reference.entity))
        }
        flights[number]?.step = .recording
        if reason != .alreadyDeleted { protectParents(of: flight.change) }
        let reference = flight.change.reference
        let event: Event =
            configuration.kind == "rollback"
            ? .rollbackKept(
                RollbackKept(
                    entity: reference.entity,
                    key: reference.key,
                    id: targetID(flight) ?? "",
                    reason: reason.rawValue,
                    fields: fields
                )
            )
            : .diffFound(
                DiffFound(
                    scope: "delta",
                    entity: reference.entity,
                    key: reference.key,
                    field: fields.joined(separator: " "),
                    source: "",
                    expected: "",
                    actual: "",
                    verdict: "conflict",
                    reason: reason.rawValue
                )
            )
        self.record(event, cause: flight.change.undoes, for: .outcome(flight: number))
    }

    /// What stays keeps what it needs.
    mutating func protectParents(of change: Change) { protected.formUnion(change.holds) }

    mutating func retryRead(_ number: Int, _ flight: Flight, at now: Timestamp) {
        guard flight.attempt < configuration.attemptLimit else {
            noteFailure()
            keep(number, flight, reason: .unreadable, fields: [])
            return
        }
        flights[number] = nil
        retryOrFail(flight, at: now, delayMilliseconds: 1000)
    }
}
