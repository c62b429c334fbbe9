import CanonicalJSON
package import Migration
import PracticeMaster

/// Compares every record that shall be with the record that the account shows, field by field.
package struct AccountComparison {
    package enum Scope: String, Sendable, Hashable {
        /// The records of the sample runs, each read by its id.
        case sample
        /// Every record, read by list pages.
        case full
    }

    /// What came of a comparison.
    package struct Result: Sendable {
        package var checked = 0
        /// Records that are not in the account.
        package var missing: [RecordReference] = []
        /// Records in the account that carry a source key of ours and are not ours.
        package var extra: [String] = []
        package var findings: [Finding] = []
        package var clean: [TargetEntity: DiffClean] = [:]
        package var equal = 0
        package var normalised = 0
        package var misaligned: Set<RecordReference> = []
        package var byEntity: [TargetEntity: (checked: Int, missing: Int, misaligned: Int, extra: Int)] = [:]

        package init() {}
    }

    private let context: MigrationContext
    private let scope: Scope
    private static let compared: [TargetEntity] = [.organization, .person, .deal, .note, .activity, .file]

    package init(context: MigrationContext, scope: Scope) {
        self.context = context
        self.scope = scope
    }

    package func compare() async throws(PipelineError) -> Result {
        let mapping = context.log.state.mapping
        guard let confirmed = mapping.confirmedDigest else { throw .gate(.notConfirmed) }
        guard confirmed == MappingDesk.digest(of: mapping.decisions) else { throw .gate(.confirmationOutdated) }
        _ = try await context.checkedIdentity()
        let firm = try context.mappedFirm()
        let crosswalk = context.log.state.target.crosswalk
        let selection = scope == .sample ? try sampledReferences() : nil
        var result = Result()
        // Most migrations have no documents, and the list of files is a dear one.
        for entity in AccountComparison.compared where entity != .file || firm.counts[.file] != nil {
            let records = try await read(entity, crosswalk, selection)
            var part = (checked: 0, missing: 0, misaligned: 0, extra: records.extra.count)
            var clean = DiffClean(scope: scope.rawValue, entity: entity, records: 0, equal: 0, normalised: 0)
            firm.forEachRecord(of: entity) { desired in
                guard selection?.contains(desired.reference) ?? true else { return }
                part.checked += 1
                guard let id = crosswalk.id(of: desired.reference), let record = records.byID[id] else {
                    part.missing += 1
                    result.missing.append(desired.reference)
                    return
                }
                let comparison = RecordComparison.compare(desired, with: record, in: crosswalk)
                result.equal += comparison.equal
                result.normalised += comparison.normalised
                if comparison.findings.isEmpty {
                    clean.records += 1
                    clean.equal += comparison.equal
                    clean.normalised += comparison.normalised
                } else {
                    part.misaligned += 1
                    result.misaligned.insert(desired.reference)
                    result.findings += comparison.findings
                }
            }
            result.checked += part.checked
            result.extra += records.extra
            result.byEntity[entity] = part
            result.clean[entity] = clean
        }
        return result
    }

    private struct Listing {
        var byID: [String: JSON] = [:]
        var extra: [String] = []
    }

    private func read(
        _ entity: TargetEntity,
        _ crosswalk: Crosswalk,
        _ selection: Set<RecordReference>?
    ) async throws(PipelineError) -> Listing {
        let landed = crosswalk.records(of: entity)
        guard let selection else { return try await list(entity, Set(landed.map(\.record.id)), crosswalk) }
        let ids = landed.filter { selection.contains($0.reference) }.map(\.record.id)
        let others = context.log.state.runs.last?.started.records[entity.rawValue] ?? 0
        let known = landed.count + others
        return Listing(
            byID: try await context.read { (reader) throws(AccountFailure) in
                try await reader.records(of: entity, ids: ids, among: known)
            }
        )
    }

    private func list(
        _ entity: TargetEntity,
        _ own: Set<String>,
        _ crosswalk: Crosswalk
    ) async throws(PipelineError) -> Listing {
        let sourceKeyField = crosswalk.id(of: FieldKey.sourceKey(of: entity).reference)
        var listing = Listing()
        try await context.read { (reader) throws(AccountFailure) in
            try await reader.forEachRecord(of: [entity]) { record, _ in
                guard let id = ReplyContent.id(in: record, entity: entity), ReplyContent.isLive(record) else { return }
                if own.contains(id) {
                    listing.byID[id] = record
                } else if let key = Marker.key(in: record, entity: entity, sourceKeyField: sourceKeyField),
                    crosswalk[RecordReference(entity, key)] != nil
                {
                    listing.extra.append("\(entity.rawValue) \(id)")
                }
            }
        }
        return listing
    }

    /// The records that sample runs intended.
    private func sampledReferences() throws(PipelineError) -> Set<RecordReference> {
        let runs = Set(context.log.state.runs.filter { $0.started.kind == "sample" }.map(\.name))
        guard let first = context.log.state.runs.first(where: { $0.started.kind == "sample" }) else {
            throw .usage("there has been no sample yet: make one with `convey sample`")
        }
        var references: Set<RecordReference> = []
        try context.log.forEachEvent(from: first.sequence) { recorded throws(PipelineError) in
            guard case .apiIntended(let intended) = recorded.event, runs.contains(recorded.run) else { return }
            references.insert(intended.reference)
        }
        return references
    }
}
