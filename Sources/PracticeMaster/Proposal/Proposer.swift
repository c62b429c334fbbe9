package import Migration

/// Suggests where every column goes, how values are translated, and who is a person or an organization.
package struct Proposer {
    /// Rules at or above this confidence are ticked for the reviewer.
    package static let tickThresholdPercent = 85

    let tables: [SourceFile: SourceTable]
    let accountFields: [TargetEntity: [String]]
    let today: CivilDate

    /// Suggestions for all columns of all tables; `accountFields` names the custom fields that the account has already.
    package static func propose(
        tables: [SourceFile: SourceTable],
        accountFields: [TargetEntity: [String]] = [:],
        today: CivilDate
    ) -> Proposal {
        let proposer = Proposer(tables: tables, accountFields: accountFields, today: today)
        let rules = tables.keys.sorted().compactMap { tables[$0] }.flatMap { proposer.rules(of: $0) }
        var proposal = Proposal(rules: rules, valueMaps: [], classifications: [])
        let firm = FirmAssembler.assemble(tables: tables, decisions: proposal.decisions(), today: today)
        proposal.valueMaps = [
            ValueMap(kind: .matterStatus, entries: StatusProposer.entries(of: firm)),
            ValueMap(kind: .calendarCode, entries: CalendarCodeProposer.entries(of: tables, rules: rules)),
        ]
        proposal.classifications = ClassificationProposer.classifications(of: firm)
        return proposal
    }

    /// One rule for each column of a table, in column order.
    private func rules(of table: SourceTable) -> [Rule] {
        let profiles = ColumnProfiler.profiles(of: table)
        let copies = CopyDetector(table: table)
        let custom = CustomColumns(accountFields: accountFields, hasSeveralRows: Proposer.repeatsMatters(table))
        return profiles.map { profile in
            let draft = self.draft(for: profile, copies: copies, custom: custom)
            let percent = min(99, max(1, draft.confidencePercent))
            return Rule(
                column: ColumnReference(profile.file, profile.column.index),
                header: profile.column.header,
                canonical: profile.column.canonical,
                target: draft.target,
                confidencePercent: percent,
                ticked: percent >= Proposer.tickThresholdPercent,
                reasons: draft.reasons,
                alternatives: draft.alternatives.filter { $0 != draft.target },
                filled: profile.filled,
                distinct: profile.distinct,
                inferred: profile.inferred.rawValue,
                isSensitive: profile.isSensitive
            )
        }
    }

    /// Whether two rows of a file name the same matter.
    private static func repeatsMatters(_ table: SourceTable) -> Bool {
        guard table.file.area != nil, let index = table.index(of: "Client_ID") else { return false }
        var seen: Set<String> = []
        return !table.rows.allSatisfy { seen.insert(Cell.of($0, index).lowercased()).inserted }
    }

    private func draft(for profile: ColumnProfile, copies: CopyDetector, custom: CustomColumns) -> RuleDraft {
        if ProposalFiles.legends.contains(profile.file) { return ProposalFiles.legendRule(profile) }
        guard let canonical = profile.column.canonical, !CustomColumns.freeLines.contains(canonical) else {
            return custom.draft(for: profile)
        }
        guard let entry = DefaultTargets.entry(file: profile.file, canonical: canonical) else {
            return ProposalFiles.legendRule(profile)
        }
        var draft = RuleDraft(
            target: entry.target,
            confidencePercent: entry.confidencePercent,
            reasons: ["\(canonical): \(entry.reason)"],
            alternatives: entry.alternatives
        )
        if entry.target == .key || entry.target == MappingTarget("deal.matter_number") { return draft }
        if canonical == "RP_Seq_No", tables[.contact]?.index(of: "_SEQUENCE_NO") == nil {
            draft.leaveOut(
                "CMRELATE was exported without its row numbers, so nobody knows who is meant",
                confidencePercent: 95
            )
            return draft
        }
        if profile.filled == 0 {
            draft.leaveOut("no row has a value in this column", confidencePercent: 97)
        } else if let source = copies.source(of: profile) {
            draft.leaveOut("repeats \(source)", confidencePercent: 90)
        } else {
            TargetEvidence.weigh(profile, &draft)
        }
        return draft
    }
}
