import CanonicalJSON
import Migration

/// Makes the notes of journal rows.
struct NoteBuilder: EntryBuilder {
    let sources: Sources
    let rules: FileRules
    let links: EntryLinks
    private let contentRules: [MappedColumn]
    private let lineRules: [MappedColumn]
    private let timeRules: [MappedColumn]

    init(sources: Sources, rules: FileRules, leads: Set<String>) {
        self.sources = sources
        self.rules = rules
        links = EntryLinks(sources: sources, rules: rules, leads: leads)
        contentRules = rules.columns(for: "note.content")
        lineRules = rules.columns(for: "note.line")
        timeRules = rules.columns(for: "note.add_time")
    }

    /// The notes of one row: several where its text is too long for one; none where the row is left out.
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
        var text = self.text(of: row)
        if let stray = home.strayContact {
            text.lines.append((stray.column.label, stray.text))
            findings.note("contact-unknown", rules.file, row.line, column: stray.column.header, "\(key): kept as text")
        }
        let moment = self.moment(of: row, key, &text, &findings)
        let user = rules.first("note.user", in: row)
        let author = user ?? home.matterOwner
        let owner = sources.decisions.owners.owner(of: author?.text ?? "")
        if owner == nil { findings.note("owner-missing", rules.file, row.line, "no author for \(key)") }
        let parts = text.parts(key: key)
        if parts.count > 1 { findings.note("text-split", rules.file, row.line, "\(key) becomes \(parts.count) notes") }
        return parts.map { part in
            var draft = Draft(.note, part.key)
            let content = rules.pieces(contentRules, in: row)
            draft.set(.standard("content"), .literal(.string(part.html)), from: content.first)
            addParents(home, row, &draft)
            if let moment { draft.set("add_time", .string(UtcText.spaced(moment.time)), from: moment.piece) }
            if let owner { draft.set("user_id", .integer(owner.userID), from: user) }
            rules.pieces(in: row).forEach { draft.show($0) }
            draft.add(rows: [row.sequence])
            draft.add(trait: "owner:\(author.map { OwnerTable.normalised($0.text) } ?? "fallback")")
            draft.add(trait: "type:\(kind(of: row) ?? "note")")
            return draft.record
        }
    }

    private func addParents(_ home: EntryHome, _ row: SourceRow, _ draft: inout Draft) {
        let contact = rules.first("link:contact", in: row) ?? rules.first("note.person", in: row)
        if let matter = home.matter {
            let link = rules.first("link:matter", in: row) ?? rules.first("note.deal", in: row)
            draft.set(matter.entity == .lead ? "lead_id" : "deal_id", matter, from: link)
            draft.add(trait: "relation:matter")
        }
        let client = home.client
        var person: (Party, Piece?)? = client.flatMap { $0.isOrganization ? nil : ($0, nil) }
        var organization: (Party, Piece?)? = client.flatMap { $0.isOrganization ? ($0, nil) : nil }
        if let party = home.contact {
            if party.isOrganization { organization = (party, contact) } else { person = (party, contact) }
            draft.add(trait: "relation:contact")
        }
        if let (party, piece) = person { draft.set("person_id", party.reference, from: piece) }
        if let (party, piece) = organization { draft.set("org_id", party.reference, from: piece) }
    }

    private static let kinds: [String: (name: String, heading: String)] = [
        "N": ("note", "Note"), "E": ("email", "E-mail"), "P": ("call", "Phone call"), "T": ("timer", "Time"),
        "R": ("research", "Research"), "B": ("billing", "Billing note"),
    ]

    private func kind(of row: SourceRow) -> String? {
        rules.pieces(lineRules, in: row).first { $0.column.canonical == "Record_Type" }
            .map { NoteBuilder.kinds[$0.text.uppercased()]?.name ?? $0.text }
    }

    private func text(of row: SourceRow) -> NoteText {
        var text = NoteText()
        var title = ""
        var type = ""
        for piece in rules.pieces(lineRules, in: row) {
            switch piece.column.canonical {
            case "Record_Type": type = NoteBuilder.kinds[piece.text.uppercased()]?.heading ?? piece.text
            case "Subject": title = Cell.oneLine(piece.text)
            default: if let line = EntryLine.text(of: piece, rules) { text.lines.append((piece.column.label, line)) }
            }
        }
        if title.count > 500 { text.body = title + "\n\n" }
        text.heading = [type, String(title.prefix(500))].filter { !$0.isEmpty }.joined(separator: ": ")
        let bodies = rules.pieces(contentRules, in: row).map { BodyText.plain($0.text) }.filter { !$0.isEmpty }
        text.body += bodies.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: "\n\n")
        return text
    }

    private func moment(
        of row: SourceRow,
        _ key: String,
        _ text: inout NoteText,
        _ findings: inout Findings
    ) -> (time: Timestamp, piece: Piece)? {
        var day: (CivilDate, Piece)?
        var time: ClockTime?
        for piece in rules.pieces(timeRules, in: row) {
            let isTime = piece.column.kind == .time || piece.column.inferred == "time"
            if isTime {
                time = time ?? Cell.time(piece.text)
                if time == nil { text.lines.append((piece.column.label, piece.text)) }
            } else if let date = rules.date(piece) {
                if day == nil { day = (date, piece) }
                if time == nil { time = Cell.timeBehindDate(piece.text) }
            } else if !rules.isBlankDate(piece) {
                text.lines.append((piece.column.label, piece.text))
                findings.note("date-invalid", rules.file, row.line, column: piece.column.header, "\(key): kept as text")
            }
        }
        guard let (date, piece) = day else {
            findings.note("date-missing", rules.file, row.line, "\(key) has no date: the note bears the day of the run")
            return nil
        }
        return (time.map { sources.context.zone.utc(of: date, $0) } ?? sources.noon(date), piece)
    }
}
