import CanonicalJSON

/// Finds out by reading what became of writes without an answer; one collection at a time.
///
/// Created records are looked for in lists by descending id, down to the highest id that had landed before the
/// oldest of these intents: whatever they made stands above it. No clock of one side is compared with the other's.
struct Settlement: Sendable {
    let entity: TargetEntity
    let notBefore: Timestamp
    private var creates: [OpenIntent]
    private var others: [OpenIntent]
    /// Lists still to be read; the first one is being read.
    private var lists: [ListPages]
    private var found: [UInt64: [JSON]] = [:]
    /// Intents whose marker stands in a record that they cannot have made: somebody merged ours into it.
    private var merged: Set<UInt64> = []
    /// Sizes of the new files that nothing we know of has made.
    private var strangeSizes: [(id: Int64, size: JSON)] = []
    private let sourceKeyField: String?
    private let foreignIDs: Set<String>

    init?(intents: [OpenIntent], state: TargetState, graceMilliseconds: Int64) {
        guard let first = intents.min(by: { ($0.reference.entity, $0.sequence) < ($1.reference.entity, $1.sequence) })
        else { return nil }
        let collection = WireForm.collection(of: first.reference)
        let group = intents.filter { WireForm.collection(of: $0.reference) == collection }
        entity = first.reference.entity
        creates = group.filter { $0.operation == .create }.sorted { $0.sequence < $1.sequence }
        others = group.filter { $0.operation != .create }.sorted { $0.sequence < $1.sequence }
        notBefore = (group.map(\.at).max() ?? first.at).adding(milliseconds: graceMilliseconds)
        lists =
            creates.isEmpty
            ? [] : AccountLists.paths(of: first.reference).map { ListPages($0, order: .descending) }
        sourceKeyField = state.crosswalk.id(of: FieldKey.sourceKey(of: first.reference.entity).reference)
        var known = Set(state.crosswalk.records(of: first.reference.entity).map(\.record.id))
        let prefix = "\(first.reference.entity.rawValue):"
        for item in state.existing where item.hasPrefix(prefix) { known.insert(String(item.dropFirst(prefix.count))) }
        foreignIDs = known
    }

    var intents: [OpenIntent] { creates + others }

    /// The next reading; nil when all that can be read has been read.
    var nextCall: ApiCall? {
        if let call = lists.first?.nextCall { return call }
        guard let intent = others.first, let id = intent.id else { return nil }
        return WireForm.readCall(intent.reference, id: id)
    }

    /// Takes one answer in; returns the verdicts that it settles.
    mutating func receive(_ content: ReplyContent) -> [SettledIntent] {
        guard !lists.isEmpty else { return receiveRecord(content) }
        guard case .done(let data, let additional) = content else {
            lists = []
            return takeCreates { _ in SettledIntent.Finding(verdict: .inconclusive) }
        }
        let records = lists[0].receive(data: data, additional: additional)
        for record in records { note(record) }
        let floor = creates.map(\.floorID).min() ?? 0
        let lowest = records.compactMap { $0["id"]?.integerValue }.min()
        if let lowest, lowest <= floor, lists[0].isDescending { lists[0].stop() }
        if lists[0].nextCall == nil { lists.removeFirst() }
        guard lists.isEmpty else { return [] }
        let settlement = self
        return takeCreates { settlement.finding(for: $0) }
    }

    private func finding(for intent: OpenIntent) -> SettledIntent.Finding {
        guard sourceKeyField != nil || !isMarkedByField, !merged.contains(intent.sequence) else {
            return SettledIntent.Finding(verdict: .inconclusive)
        }
        let candidates = found[intent.sequence] ?? []
        if candidates.isEmpty, mayBeRenamed(intent) { return SettledIntent.Finding(verdict: .inconclusive) }
        return SettledIntent.Finding(candidates: candidates)
    }

    /// People can give a file another name, and a merge another parent, before it is looked for; its size stays.
    private func mayBeRenamed(_ intent: OpenIntent) -> Bool {
        guard entity == .file, let size = intent.body.flatMap({ try? JSON(parsing: $0) })?["file_size"] else {
            return false
        }
        return strangeSizes.contains { $0.id > intent.floorID && $0.size == size }
    }

    /// Kinds whose source key stands in a custom field: without that field nobody can tell ours from others.
    private var isMarkedByField: Bool {
        switch entity {
        case .organization, .person, .deal, .lead: true
        case .pipeline, .stage, .field, .activityType, .note, .activity, .file: false
        }
    }

    private mutating func takeCreates(_ finding: (OpenIntent) -> SettledIntent.Finding) -> [SettledIntent] {
        let settled = creates.map { SettledIntent(intent: $0, finding: finding($0)) }
        creates = []
        return settled
    }

    private mutating func note(_ record: JSON) {
        guard let id = ReplyContent.id(in: record, entity: entity), ReplyContent.isLive(record) else { return }
        let makers = creates.filter { isMade(record, id: id, by: $0) }
        if entity == .file, makers.isEmpty, !foreignIDs.contains(id), let number = Int64(id) {
            strangeSizes.append((number, record["file_size"] ?? .null))
        }
        for intent in makers {
            if let number = Int64(id), number <= intent.floorID {
                merged.insert(intent.sequence)
                continue
            }
            // A list that grows while it is read shows some records twice.
            let isKnown = found[intent.sequence]?.contains { ReplyContent.id(in: $0, entity: entity) == id } ?? false
            if !isKnown { found[intent.sequence, default: []].append(record) }
        }
    }

    private func isMade(_ record: JSON, id: String, by intent: OpenIntent) -> Bool {
        guard !foreignIDs.contains(id) else { return false }
        switch entity {
        case .organization, .person, .deal, .lead, .note, .activity:
            return Marker.key(in: record, entity: entity, sourceKeyField: sourceKeyField) == intent.reference.key
        case .file: return Settlement.isUploaded(record, by: intent)
        case .pipeline, .stage, .field, .activityType:
            guard let body = intent.body.flatMap({ try? JSON(parsing: $0) }) else { return false }
            let name = entity == .field ? "field_name" : "name"
            guard let wanted = body[name], record[name] == wanted else { return false }
            return entity != .stage || record["pipeline_id"] == body["pipeline_id"]
        }
    }

    /// A file bears no marker: it is known by its name, which is unique below its parent, and by its size.
    private static func isUploaded(_ record: JSON, by intent: OpenIntent) -> Bool {
        guard let body = intent.body.flatMap({ try? JSON(parsing: $0) })?.objectValue else { return false }
        return body.allSatisfy { name, value in
            if RunMachine.writeOnlyMembers.contains(name) { return true }
            switch FieldComparison.compare(member: name, expected: value, actual: record[name]) {
            case .equal, .normalised: return true
            case .different, .missing: return false
            }
        }
    }

    private mutating func receiveRecord(_ content: ReplyContent) -> [SettledIntent] {
        guard !others.isEmpty else { return [] }
        let intent = others.removeFirst()
        return [SettledIntent(intent: intent, finding: SettledIntent.Finding(intent: intent, content: content))]
    }
}
