import CanonicalJSON
package import Migration

/// Turns rows and confirmed decisions into the records that Pipedrive shall hold.
package struct RecordMapper {
    private let sources: Sources
    private let fees: BillingReader?
    private let costs: BillingReader?
    private var registry = FieldRegistry()
    private var stages: StagePlan
    private var types: ActivityTypes
    private var findings = Findings()
    private var heldNotes: [DesiredRecord] = []
    private var counts: [TargetEntity: Int] = [:]

    package static func map(
        tables: [SourceFile: SourceTable],
        decisions: MappingDecisions,
        context: MappingContext
    ) -> MappedFirm {
        var mapper = RecordMapper(tables: tables, decisions: decisions, context: context)
        return mapper.map()
    }

    private init(tables: [SourceFile: SourceTable], decisions: MappingDecisions, context: MappingContext) {
        let firm = FirmAssembler.assemble(tables: tables, decisions: decisions, today: context.today)
        let plan = PartyPlan(firm: firm, tables: tables, decisions: decisions)
        let rules = tables.mapValues { FileRules(table: $0, decisions: decisions, today: context.today) }
        sources = Sources(
            tables: tables,
            rules: rules,
            decisions: decisions,
            context: context,
            firm: firm,
            plan: plan
        )
        fees = BillingReader(.fee, tables: tables, rules: rules, firm: firm)
        costs = BillingReader(.cost, tables: tables, rules: rules, firm: firm)
        stages = StagePlan(decisions: decisions)
        types = ActivityTypes(decisions: decisions)
        for rules in tables.keys.sorted().compactMap({ rules[$0] }) { findings.add(TargetUse.findings(of: rules)) }
        for table in tables.keys.sorted().compactMap({ tables[$0] }) { findings.add(DamageScan.findings(in: table)) }
        findings.add(firm.exclusions, firm.diagnostics)
        findings.add(plan.findings)
    }

    private mutating func map() -> MappedFirm {
        let mixed = mapParties()
        let parties =
            mixed.filter { $0.reference.entity == .organization } + mixed.filter { $0.reference.entity == .person }
        let matters = mapDeals()
        let deals = matters.filter { $0.reference.entity == .deal } + matters.filter { $0.reference.entity == .lead }
        for reader in [fees, costs] { if let reader { findings.add(reader.findings) } }
        for file in sources.further { findings.add(file.findings) }
        let leads = Set(deals.filter { $0.reference.entity == .lead }.map(\.reference.key))
        let journal = pass(.journal) { NoteBuilder(sources: sources, rules: $0, leads: leads) }
        let calendar = pass(.calendar) { ActivityBuilder(sources: sources, rules: $0, leads: leads, types: types) }
        var entryFindings = Findings()
        var repeated = RepeatedEvents()
        var overdue = OverdueEntries(today: sources.context.today)
        journal?.forEachRecord(findings: &entryFindings) { counts[$0.reference.entity, default: 0] += 1 }
        calendar?.forEachRecord(findings: &entryFindings) { record in
            if record.reference.entity == .note {
                heldNotes.append(record)
                return
            }
            counts[.activity, default: 0] += 1
            repeated.observe(record)
            overdue.observe(record)
            for field in record.fields {
                guard case .activityTypeKey(let type) = field.value else { continue }
                types.use(field.value, String(type.key.drop { $0 != "/" }.dropFirst()))
            }
        }
        findings.add(entryFindings)
        if let line = sources.tables[.calendar]?.rows.first?.line {
            findings.add(repeated.findings(line: line))
            findings.add(overdue.findings(line: line))
        }
        let files = DocumentBuilder(sources: sources, leads: leads)?.records(&findings) ?? []
        let definitions = stages.records + registry.records + types.records
        for record in definitions + parties + deals + heldNotes + files {
            counts[record.reference.entity, default: 0] += 1
        }
        return MappedFirm(
            definitions: definitions,
            parties: parties,
            deals: deals,
            counts: counts,
            exclusions: findings.exclusionsInOrder,
            diagnostics: findings.diagnosticsInOrder,
            heldNotes: heldNotes,
            journal: journal,
            calendar: calendar,
            files: files
        )
    }

    private func pass<Builder>(_ file: SourceFile, _ builder: (FileRules) -> Builder) -> EntryPass<Builder>? {
        guard let table = sources.tables[file], let rules = sources.rules[file] else { return nil }
        return EntryPass(table: table, builder: builder(rules))
    }

    private mutating func mapParties() -> [DesiredRecord] {
        var builder = PartyBuilder(sources: sources, registry: registry)
        var records: [DesiredRecord] = []
        for party in sources.plan.parties {
            if party.isHeldBack {
                let reason = "only secure matters name it"
                findings.exclude(.secure, party.file, party.line, party.key, reason)
                continue
            }
            let draft = builder.build(party)
            records.append(draft.record)
            hold(draft, as: party.isOrganization ? "org_id" : "person_id", party.file, party.line)
        }
        registry = builder.registry
        findings.add(builder.findings)
        return records
    }

    private mutating func mapDeals() -> [DesiredRecord] {
        guard let table = sources.tables[.client], let rules = sources.rules[.client] else { return [] }
        var builder = DealBuilder(sources: sources, fees: fees, costs: costs, registry: registry, stages: stages)
        var records: [DesiredRecord] = []
        for (position, matter) in sources.firm.matters.enumerated() {
            let row = table.rows[matter.row]
            if matter.isSecure {
                findings.exclude(.secure, .client, row.line, matter.key, "is marked as secure")
                continue
            }
            let draft = builder.build(matter, at: position, row: row, rules: rules)
            records.append(draft.record)
            let member = draft.reference.entity == .lead ? "lead_id" : "deal_id"
            let owner = sources.decisions.owners.owner(of: sources.ownerID(of: matter)?.text ?? "")?.userID
            for reader in [fees, costs].compactMap({ $0 }) {
                guard let lines = reader.lines[position] else { continue }
                let note = ItemisedNote(sources: sources, reader: reader)
                heldNotes += note.records(of: matter, deal: draft.reference, lines: lines, owner: owner)
            }
            for file in sources.further {
                let note = AreaNote(sources: sources, file: file)
                heldNotes += note.records(of: matter, at: position, deal: draft.reference, owner: owner)
            }
            hold(draft, as: member, .client, row.line)
        }
        registry = builder.registry
        stages = builder.stages
        findings.add(builder.findings)
        return records
    }

    /// Keeps what found no place in a field as a note on the record.
    private mutating func hold(_ draft: Draft, as member: String, _ file: SourceFile, _ line: Int) {
        if draft.remains.isEmpty { return }
        findings.note(
            "value-kept-as-text",
            file,
            line,
            "values of \(draft.reference.key) that fit no field are kept in a note: \(draft.remains.count)"
        )
        var text = NoteText()
        text.heading = "Values without a field of their own"
        text.body = draft.remains.joined(separator: "\n")
        for part in text.parts(key: "\(draft.reference.key)/text") {
            var note = Draft(.note, part.key)
            note.set("content", .string(part.html))
            note.set(member, draft.reference)
            if let owner = draft.fields.first(where: { $0.place == .standard("owner_id") }) {
                note.set(.standard("user_id"), owner.value)
            }
            note.add(rows: draft.record.rowSequences)
            note.add(trait: "type:kept-text")
            heldNotes.append(note.record)
        }
    }
}
