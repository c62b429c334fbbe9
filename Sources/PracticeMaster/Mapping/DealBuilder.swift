import CanonicalJSON
import Migration

/// Makes the Deal of one matter out of its row, its fees and its costs.
struct DealBuilder {
    let sources: Sources
    let fees: BillingReader?
    let costs: BillingReader?
    var registry: FieldRegistry
    var stages: StagePlan
    var findings = Findings()

    /// The longest title; longer ones are kept whole in a note.
    static let titleLimit = 255

    /// The record of a matter that is not held back.
    mutating func build(_ matter: Matter, at position: Int, row: SourceRow, rules: FileRules) -> Draft {
        let isLead = stages.isLead(matter.status.value)
        var draft = Draft(isLead ? .lead : .deal, matter.key)
        draft.add(rows: [row.sequence])
        addTitle(matter, row, rules, &draft)
        addPeople(matter, position, row, rules, &draft)
        addOwner(matter, row, &draft)
        if !isLead { addStage(matter, row, rules, &draft) }
        addMarkers(matter, row, rules, &draft)
        addDates(matter, row, rules, isLead: isLead, &draft)
        addCustomFields(row, rules, &draft)
        addFurther(matter, at: position, &draft)
        addFees(position, &draft)
        addCosts(position, &draft)
        return draft
    }

    private mutating func addTitle(_ matter: Matter, _ row: SourceRow, _ rules: FileRules, _ draft: inout Draft) {
        guard let piece = rules.first("deal.title", in: row) else {
            draft.set(
                "title",
                .string("\(String(sources.firm.clients[matter.client].name.prefix(200))) \(matter.number)")
            )
            findings.note(
                "title-missing",
                .client,
                row.line,
                "\(matter.key) has no description: the client's name is the title"
            )
            return
        }
        let title = Cell.oneLine(piece.text)
        if title.count <= DealBuilder.titleLimit {
            draft.set("title", .string(title), from: piece)
        } else {
            draft.set("title", .string(title.prefix(250) + "…"), from: piece)
            draft.keep(piece)
            findings.note(
                "title-cut",
                .client,
                row.line,
                column: piece.column.header,
                "the title of \(matter.key) is cut; the whole text is kept in a note"
            )
        }
    }

    private mutating func addPeople(
        _ matter: Matter,
        _ position: Int,
        _ row: SourceRow,
        _ rules: FileRules,
        _ draft: inout Draft
    ) {
        let plan = sources.plan
        let client = plan.client(of: matter)
        let contact = plan.ofMatterContact[position].map { plan.parties[$0] }
        let link = rules.first("link:client", in: row)
        let contactPiece = rules.first("link:contact", in: row) ?? rules.first("deal.person", in: row)
        var isContactShown = contact == nil && matter.contact.index != nil
        let isLead = draft.reference.entity == .lead
        if client.isOrganization, !client.isHeldBack {
            draft.set(isLead ? "organization_id" : "org_id", client.reference, from: link)
            draft.add(trait: "relation:organization-client")
            if let contact, !contact.isOrganization, !contact.isHeldBack {
                draft.set("person_id", contact.reference, from: contactPiece)
                draft.add(trait: "relation:matter-contact")
                isContactShown = true
            }
        } else if !client.isHeldBack {
            draft.set("person_id", client.reference, from: link)
            draft.add(trait: "relation:person-client")
        }
        guard !isContactShown, let contactPiece else { return }
        if Cell.contactKey(contactPiece.text) == Cell.contactKey(client.name) { return }
        if let field = registry.use(.deal, "Matter Contact", .text), contactPiece.text.count <= CustomValues.shortLimit
        {
            let name = contact?.name ?? contactPiece.text
            draft.setCustom(field, .literal(.string(name)), from: [contactPiece])
            draft.add(trait: "relation:further-contact")
        }
    }

    private mutating func addOwner(_ matter: Matter, _ row: SourceRow, _ draft: inout Draft) {
        let piece = sources.ownerID(of: matter)
        guard let entry = sources.decisions.owners.owner(of: piece?.text ?? "") else {
            findings.note(
                "owner-missing",
                .client,
                row.line,
                "no owner for \(matter.key): assign one or name a fallback"
            )
            return
        }
        draft.set("owner_id", .integer(entry.userID), from: piece)
        draft.add(trait: "owner:\(piece.map { OwnerTable.normalised($0.text) } ?? "fallback")")
    }

    private mutating func addStage(_ matter: Matter, _ row: SourceRow, _ rules: FileRules, _ draft: inout Draft) {
        var place = stages.place(of: matter.status.value)
        if place == nil {
            findings.note("status-unmapped", .client, row.line, "\(matter.key): no stage for its status; it stays open")
            place = StagePlan.Place(stage: "Open", outcome: .open)
        }
        guard let place else { return }
        let columns = rules.columns(for: "deal.status") + rules.columns(for: "deal.stage")
        let piece = rules.pieces(columns, in: row).first
        draft.set("stage_id", stages.use(place), from: piece)
        draft.set("status", .string(place.outcome.rawValue), from: piece)
        draft.add(trait: "stage:\(place.stage)")
        draft.add(trait: "status:\(place.outcome.rawValue)")
        addClosing(matter, place.outcome, row, rules, &draft)
    }

    private mutating func addClosing(
        _ matter: Matter,
        _ outcome: StagePlan.Outcome,
        _ row: SourceRow,
        _ rules: FileRules,
        _ draft: inout Draft
    ) {
        guard let close = matter.closeDate else {
            if outcome != .open {
                findings.note(
                    "close-date-missing",
                    .client,
                    row.line,
                    "\(matter.key) is \(outcome.rawValue) without a close date"
                )
            }
            return
        }
        let piece = rules.first("deal.close_date", in: row)
        let isPast = close <= sources.context.today
        if outcome != .open, isPast {
            let moment = JSON.string(UtcText.rfc3339(sources.noon(close)))
            draft.set(outcome == .won ? "won_time" : "lost_time", moment, from: piece)
        } else if outcome == .open, !isPast {
            draft.set("expected_close_date", .string(close.isoText), from: piece)
        } else if let field = registry.use(.deal, "Date_Closed__c", .date) {
            draft.setCustom(field, .literal(.string(close.isoText)), from: [piece].compactMap { $0 })
        }
    }

    private mutating func addMarkers(_ matter: Matter, _ row: SourceRow, _ rules: FileRules, _ draft: inout Draft) {
        if let field = registry.use(.deal, "Source_Key__c", .text) {
            draft.setCustom(field, .literal(.string(matter.key)))
        }
        let piece = rules.first("deal.matter_number", in: row)
        if piece != nil, matter.number.count <= 255, let field = registry.use(.deal, "Matter_Number__c", .text) {
            draft.setCustom(field, .literal(.string(matter.number)), from: [piece].compactMap { $0 })
        }
    }

    private mutating func addDates(
        _ matter: Matter,
        _ row: SourceRow,
        _ rules: FileRules,
        isLead: Bool,
        _ draft: inout Draft
    ) {
        for name in ["deal.open_date", "deal.close_date"] {
            guard let piece = rules.first(name, in: row), rules.date(piece) == nil, !rules.isBlankDate(piece) else {
                continue
            }
            draft.keep(piece)
            findings.note(
                "date-invalid",
                .client,
                row.line,
                column: piece.column.header,
                "\(matter.key): not a date, kept as text"
            )
        }
        if let open = matter.openDate, let field = registry.use(.deal, "Date_Opened__c", .date) {
            let piece = rules.first("deal.open_date", in: row)
            draft.setCustom(field, .literal(.string(open.isoText)), from: [piece].compactMap { $0 })
            if let close = matter.closeDate, close < open {
                findings.note("dates-reversed", .client, row.line, "\(matter.key) was closed before it was opened")
            }
        }
        if let piece = rules.first("deal.expected_close_date", in: row), let date = rules.date(piece) {
            draft.set("expected_close_date", .string(date.isoText), from: piece)
        }
        if isLead, let close = matter.closeDate, let field = registry.use(.deal, "Date_Closed__c", .date) {
            draft.setCustom(field, .literal(.string(close.isoText)))
        }
    }
}
