import CanonicalJSON
package import Migration
package import PracticeMaster

/// Proposals, amendments and the confirmation of the mapping, as events.
package struct MappingDesk {
    private let log: EventLog
    private let actor: String

    package init(log: EventLog, actor: String) {
        self.log = log
        self.actor = actor
    }

    /// The digest of the decisions as they stand now.
    package static func digest(of decisions: MappingDecisions) -> String {
        Digests.sha256(decisions.canonical.canonicalBytes)
    }

    /// Proposes a target for every column, the value maps, and what every client and contact is.
    package func propose() throws(PipelineError) -> Proposal {
        let tables = try TableReader(log: log).tables()
        let proposal = Proposer.propose(
            tables: tables,
            accountFields: [:],
            today: try MappedFirmReader(log: log).context().today
        )
        var drafts = revocation(because: "a new proposal was made")
        drafts += proposal.rules.map { DraftEvent(.mappingProposed(MappingProposed(rule: $0)), actor: actor) }
        drafts += proposal.valueMaps.map { DraftEvent(.valuesProposed(ValuesProposed(map: $0)), actor: actor) }
        drafts += proposal.classifications.map {
            DraftEvent(.classificationProposed(ClassificationProposed(classification: $0)), actor: actor)
        }
        try log.append(drafts)
        return proposal
    }

    /// Gives one column another target; `name` is `FILE.COLUMN` by Field ID, header or index.
    package func set(_ name: String, to target: MappingTarget) throws(PipelineError) -> Rule {
        let rule = try rule(named: name)
        guard TargetUse.isUsable(target, for: rule.column.file) else {
            throw .usage(
                "nothing of \(rule.column.file.rawValue) can go to \(target); "
                    + "`convey map show` shows targets of that file"
            )
        }
        let amended = MappingAmended(file: rule.column.file, index: rule.column.index, target: target)
        try log.append(
            revocation(because: "\(rule.name) was amended") + [DraftEvent(.mappingAmended(amended), actor: actor)]
        )
        return rule
    }

    /// Gives one value of a value map another target.
    package func setValue(_ value: String, of kind: ValueMap.Kind, to target: String) throws(PipelineError) {
        guard log.state.mapping.decisions.valueMaps[kind] != nil else { throw .gate(.nothingProposed) }
        let amended = ValuesAmended(kind: kind, value: value, target: target)
        try log.append(
            revocation(because: "the value map \(kind.rawValue) was amended")
                + [DraftEvent(.valuesAmended(amended), actor: actor)]
        )
    }

    /// Decides whether one client or contact is a person or an organization.
    package func classify(_ key: String, as party: Classification.Party) throws(PipelineError) {
        guard log.state.mapping.decisions.classifications[key] != nil else {
            throw .usage("there is no client or contact \(key); `convey map show` lists them")
        }
        try log.append(
            revocation(because: "the classification was amended")
                + [
                    DraftEvent(.classificationAmended(ClassificationAmended(key: key, party: party)), actor: actor)
                ]
        )
    }

    /// Records a person's yes to exactly what stands now; returns the digest.
    package func confirm() throws(PipelineError) -> String {
        let decisions = log.state.mapping.decisions
        guard !decisions.rules.isEmpty else { throw .gate(.nothingProposed) }
        try MappingDesk.refuseUndecidedColumns(in: log.state)
        guard decisions.owners.fallback != nil else { throw .gate(.noFallbackOwner) }
        let digest = MappingDesk.digest(of: decisions)
        let canonical = decisions.canonical
        let skipped = decisions.rules.values.count { $0.target == .skip }
        try log.append([
            DraftEvent(.valuesConfirmed(ValuesConfirmed(digest: part("values", of: canonical))), actor: actor),
            DraftEvent(
                .classificationConfirmed(ClassificationConfirmed(digest: part("classification", of: canonical))),
                actor: actor
            ),
            DraftEvent(
                .mappingConfirmed(MappingConfirmed(digest: digest, rules: decisions.rules.count, skipped: skipped)),
                actor: actor
            ),
        ])
        return digest
    }

    /// A later export may bring files and columns that nobody has decided about.
    static func refuseUndecidedColumns(in state: MigrationState) throws(PipelineError) {
        guard !state.mapping.decisions.rules.isEmpty else { return }
        for (file, loaded) in state.source.files.sorted(by: { $0.key < $1.key }) {
            for column in loaded.columns where state.mapping.decisions.rules[ColumnReference(file, column.index)] == nil
            {
                throw .usage(
                    "the column \(column.header) of \(file.rawValue) has no rule yet: run `convey map propose` again, "
                        + "then `convey map confirm`"
                )
            }
        }
    }

    private func part(_ name: String, of canonical: JSON) -> String {
        Digests.sha256((canonical[name] ?? .null).canonicalBytes)
    }

    /// An amendment ends a confirmation that stands.
    func revocation(because reason: String) -> [DraftEvent] {
        guard let digest = log.state.mapping.confirmedDigest else { return [] }
        return [
            DraftEvent(.mappingRevoked(MappingRevoked(digest: digest, reason: reason)), actor: actor),
            DraftEvent(.valuesRevoked(ValuesRevoked(digest: digest, reason: reason)), actor: actor),
            DraftEvent(.classificationRevoked(ClassificationRevoked(digest: digest, reason: reason)), actor: actor),
        ]
    }

    private func rule(named name: String) throws(PipelineError) -> Rule {
        let rules = log.state.mapping.decisions.rules
        guard !rules.isEmpty else { throw .gate(.nothingProposed) }
        let pieces = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard pieces.count == 2, let file = SourceFile(rawValue: pieces[0].uppercased()) else {
            throw .usage("\(name) is no column: write FILE.COLUMN, for example CMCLIENT.Desc")
        }
        let wanted = pieces[1].lowercased()
        let ofFile = log.state.mapping.decisions.rules(of: file)
        let matches = ofFile.filter { $0.canonical?.lowercased() == wanted || $0.header.lowercased() == wanted }
        if matches.count == 1 { return matches[0] }
        if let index = Int(pieces[1]), let rule = rules[ColumnReference(file, index)] { return rule }
        throw .usage(
            matches.isEmpty
                ? "\(file.rawValue) has no column \(pieces[1]); `convey map show` lists them"
                : "\(file.rawValue) has \(matches.count) columns \(pieces[1]); name one by its index, "
                    + "for example \(file.rawValue).\(matches[0].column.index)"
        )
    }
}
