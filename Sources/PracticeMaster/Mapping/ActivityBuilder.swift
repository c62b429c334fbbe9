import CanonicalJSON
import Migration

/// Makes the activities of calendar rows.
struct ActivityBuilder: EntryBuilder {
    let sources: Sources
    let rules: FileRules
    let links: EntryLinks
    let types: ActivityTypes
    let utcColumns: UtcColumns
    let repeated: RepeatedRows
    private let ownerColumns: [MappedColumn]

    init(sources: Sources, rules: FileRules, leads: Set<String>, types: ActivityTypes) {
        self.sources = sources
        self.rules = rules
        self.types = types
        utcColumns = UtcColumns(table: sources.tables[rules.file])
        repeated = RepeatedRows(table: sources.tables[rules.file], rules: rules)
        ownerColumns = rules.columns(for: "activity.owner") + rules.columns(for: RepeatedRows.target)
        links = EntryLinks(sources: sources, rules: rules, leads: leads)
    }

    /// The activity of one row, and notes for what does not fit its text; none where the row is left out.
    func records(of row: SourceRow, key: String, _ findings: inout Findings) -> [DesiredRecord] {
        let home: EntryHome
        switch links.answer(for: row) {
        case .home(let found): home = found
        case .excluded(let cause, let reason):
            findings.exclude(cause, rules.file, row.line, key, reason)
            return []
        }
        if home.isContactHeldBack {
            findings.note("contact-held-back", rules.file, row.line, "\(key) is sent without its contact")
        }
        var draft = Draft(.activity, key)
        var text = NoteText()
        addSubject(row, &draft, &text)
        addType(row, key, &draft, &findings)
        guard addTimes(row, key, &draft, &text, &findings) else { return [] }
        if let leader = repeated.leader(of: row) {
            findings.note(
                "event-merged",
                rules.file,
                row.line,
                "\(key) is the same event as \(leader), and goes with it"
            )
            return []
        }
        addDone(row, key, &draft, &text)
        addOwner(row, key, home, &draft, &text, &findings)
        addParents(home, row, key, &draft, &text, &findings)
        if let location = rules.first("activity.location", in: row) {
            draft.set("location", ["value": .string(String(Cell.oneLine(location.text).prefix(255)))], from: location)
            if location.text.count > 255 { text.lines.append((location.column.label, location.text)) }
        }
        addBody(row, &text)
        let parts = text.parts(key: key)
        draft.set(
            .standard("note"),
            .literal(.string(parts[0].html)),
            from: rules.first("activity.note", in: row)
        )
        if let description = rules.first("activity.public_description", in: row) {
            draft.set("public_description", .string(NoteText.escaped(description.text)), from: description)
        }
        rules.pieces(in: row).forEach { draft.show($0) }
        draft.add(rows: ([row] + repeated.followers(of: row)).map(\.sequence))
        return [draft.record] + parts.dropFirst().map { further($0, home, row, draft) }
    }

    private func addSubject(_ row: SourceRow, _ draft: inout Draft, _ text: inout NoteText) {
        let piece = rules.first("activity.subject", in: row)
        let code = rules.first("activity.type", in: row)?.text ?? ""
        let subject = piece.map { Cell.oneLine($0.text) } ?? (code.isEmpty ? "Calendar entry" : code)
        if subject.count > DealBuilder.titleLimit {
            draft.set("subject", .string(subject.prefix(250) + "…"), from: piece)
            text.body = piece?.text ?? subject
        } else {
            draft.set("subject", .string(subject), from: piece)
        }
    }

    private func addType(_ row: SourceRow, _ key: String, _ draft: inout Draft, _ findings: inout Findings) {
        let piece = rules.first("activity.type", in: row)
        let code = piece?.text ?? ""
        let known = types.value(of: code)
        if known == nil, !code.isEmpty {
            findings.note(
                "calendar-code-unmapped",
                rules.file,
                row.line,
                "\(key): no activity type for its code; a task"
            )
        }
        let type = known ?? (.literal("task"), "task")
        draft.set(.standard("type"), type.value, from: piece)
        if case .activityTypeKey(let reference) = type.value { draft.depends(on: reference) }
        draft.add(trait: "type:\(type.name)")
    }

    private func addDone(_ row: SourceRow, _ key: String, _ draft: inout Draft, _ text: inout NoteText) {
        guard let piece = rules.first("activity.done", in: row) else {
            draft.set("done", .bool(false))
            return
        }
        if let date = rules.date(piece) {
            draft.set("done", .bool(true), from: piece)
            text.lines.append(("Completed", date.isoText))
        } else if rules.isBlankDate(piece) {
            draft.set("done", .bool(false))
        } else if let word = Cell.boolean(piece.text) {
            draft.set("done", .bool(word), from: piece)
        } else {
            draft.set("done", .bool(false))
            text.lines.append((piece.column.label, piece.text))
        }
    }

    private func addOwner(
        _ row: SourceRow,
        _ key: String,
        _ home: EntryHome,
        _ draft: inout Draft,
        _ text: inout NoteText,
        _ findings: inout Findings
    ) {
        let owners = sources.decisions.owners
        let groups = ([row] + repeated.followers(of: row)).flatMap { rules.pieces(ownerColumns, in: $0).prefix(1) }
        let group = groups.first
        let ids = groups.flatMap { Cell.identifiers($0.text) }.reduce(into: [String]()) { ids, id in
            if !ids.contains(id) { ids.append(id) }
        }
        let creator = rules.first("activity.creator", in: row)
        if let creator { text.lines.append(("Entered by", creator.text)) }
        if ids.count > 1, let group { text.lines.append((group.column.label, ids.joined(separator: ", "))) }
        let known = ids.first { owners.assigned[OwnerTable.normalised($0)] != nil }
        let id = known ?? ids.first ?? creator?.text ?? home.matterOwner?.text ?? ""
        draft.add(trait: "owner:\(id.isEmpty ? "fallback" : OwnerTable.normalised(id))")
        guard let entry = owners.owner(of: id) else {
            findings.note("owner-missing", rules.file, row.line, "no owner for \(key): assign one or name a fallback")
            return
        }
        if known == nil, ids.count == 1, let group { text.lines.append((group.column.label, group.text)) }
        draft.set("owner_id", .integer(entry.userID), from: ids.isEmpty ? creator : group)
    }

    private func addParents(
        _ home: EntryHome,
        _ row: SourceRow,
        _ key: String,
        _ draft: inout Draft,
        _ text: inout NoteText,
        _ findings: inout Findings
    ) {
        if let matter = home.matter {
            let link = rules.first("link:matter", in: row) ?? rules.first("activity.deal", in: row)
            draft.set(matter.entity == .lead ? "lead_id" : "deal_id", matter, from: link)
            draft.add(trait: "relation:matter")
        }
        let contact = rules.first("link:contact", in: row) ?? rules.first("activity.person", in: row)
        if let stray = home.strayContact {
            text.lines.append((stray.column.label, stray.text))
            findings.note("contact-unknown", rules.file, row.line, column: stray.column.header, "\(key): kept as text")
        }
        let people = [home.contact, home.client].compactMap { $0 }
        if let person = people.first(where: { !$0.isOrganization }) {
            draft.depends(on: person.reference)
            let participant: DesiredValue = .object(["person_id": .record(person.reference), "primary": .literal(true)])
            draft.set(.standard("participants"), .list([participant]), from: home.contact == nil ? nil : contact)
            draft.add(trait: "relation:participant")
        }
        if let organization = people.first(where: \.isOrganization) {
            draft.set("org_id", organization.reference)
            draft.add(trait: "relation:organization")
        }
    }

    private func addBody(_ row: SourceRow, _ text: inout NoteText) {
        let bodies = rules.pieces(rules.columns(for: "activity.note"), in: row).map { BodyText.plain($0.text) }
        text.body = ([text.body] + bodies).filter { !$0.isEmpty }.joined(separator: "\n\n")
        let lines = rules.columns(for: "activity.line") + rules.columns(for: "activity.participants")
        for piece in rules.pieces(lines + rules.columns(for: "activity.priority"), in: row) {
            if let line = EntryLine.text(of: piece, rules) { text.lines.append((piece.column.label, line)) }
        }
    }

    /// A note with a part of the text for which the activity has no room.
    private func further(
        _ part: (key: String, html: String),
        _ home: EntryHome,
        _ row: SourceRow,
        _ activity: Draft
    ) -> DesiredRecord {
        var draft = Draft(.note, part.key)
        draft.set("content", .string(part.html))
        if let matter = home.matter { draft.set(matter.entity == .lead ? "lead_id" : "deal_id", matter) }
        if let contact = home.contact { draft.set(contact.isOrganization ? "org_id" : "person_id", contact.reference) }
        if let owner = activity.fields.first(where: { $0.place == .standard("owner_id") }) {
            draft.set(.standard("user_id"), owner.value)
        }
        draft.add(rows: [row.sequence])
        draft.add(trait: "type:continued")
        return draft.record
    }
}
