import Migration

/// Everything that the builders of records read.
struct Sources {
    let tables: [SourceFile: SourceTable]
    let rules: [SourceFile: FileRules]
    let decisions: MappingDecisions
    let context: MappingContext
    let firm: Firm
    let plan: PartyPlan
    /// The rows of CMRELLNK by the contact that they name.
    let categoryRows: [Int: [SourceRow]]
    /// Files whose rows belong to matters beside the six.
    let further: [MatterRows]
    let contactUses: ContactUses

    init(
        tables: [SourceFile: SourceTable],
        rules: [SourceFile: FileRules],
        decisions: MappingDecisions,
        context: MappingContext,
        firm: Firm,
        plan: PartyPlan
    ) {
        self.tables = tables
        self.rules = rules
        self.decisions = decisions
        self.context = context
        self.firm = firm
        self.plan = plan
        var categoryRows: [Int: [SourceRow]] = [:]
        if let links = rules[.contactCategory] {
            for row in tables[.contactCategory]?.rows ?? [] {
                let named = links.first("link:contact", in: row) ?? links.first("key", in: row)
                guard let contact = firm.contactIndex.link(named?.text ?? "").index else { continue }
                categoryRows[contact, default: []].append(row)
            }
        }
        self.categoryRows = categoryRows
        contactUses = ContactUses(contacts: tables[.contact], firm: firm, plan: plan)
        further = MatterRows.all(tables: tables, rules: rules, firm: firm)
    }

    var custom: CustomValues {
        CustomValues(
            context: context,
            owners: decisions.owners,
            contacts: firm.contactIndex,
            person: { contact in
                let party = plan.contact(contact)
                return party.isOrganization || party.isHeldBack ? nil : party.reference
            }
        )
    }

    func row(_ file: SourceFile, _ index: Int) -> SourceRow? {
        guard let rows = tables[file]?.rows, rows.indices.contains(index) else { return nil }
        return rows[index]
    }

    /// The user id or timekeeper in charge of a matter.
    func ownerID(of matter: Matter) -> Piece? {
        guard let rules = rules[.client], let row = row(.client, matter.row) else { return nil }
        return rules.first("deal.owner", in: row)
    }

    /// The moment of a day of which the hour is unknown: noon, so that no zone moves it to another day.
    func noon(_ date: CivilDate) -> Timestamp {
        context.zone.utc(of: date, ClockTime(hour: 12, minute: 0) ?? .midnight)
    }
}
