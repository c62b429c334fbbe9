import CanonicalJSON
import Migration

/// Makes the notes that list a matter's rows of one area of practice, such as its witnesses.
struct AreaNote {
    let sources: Sources
    let file: MatterRows

    /// The note of one matter, in numbered parts where it is long; none where nothing goes into a note.
    func records(of matter: Matter, at position: Int, deal: RecordReference, owner: Int64?) -> [DesiredRecord] {
        guard let area = file.file.area, let rows = file.rows[position] else { return [] }
        let columns = file.rules.columns(for: "note.line")
        let filled = rows.map { (row: $0, pieces: file.rules.pieces(columns, in: $0)) }.filter { !$0.pieces.isEmpty }
        guard !filled.isEmpty else { return [] }
        var text = NoteText()
        let count = filled.count == 1 ? "" : ": \(filled.count) entries"
        text.heading = "\(area.words) of matter \(matter.number)\(count)"
        text.body = filled.map { self.text(of: $0.pieces) }.joined(separator: "\n\n")
        return text.parts(key: "\(file.file.rawValue)/\(matter.number)").map { part in
            var draft = Draft(.note, part.key)
            draft.set("content", .string(part.html))
            draft.set(deal.entity == .lead ? "lead_id" : "deal_id", deal)
            if let owner { draft.set("user_id", .integer(owner)) }
            filled.forEach { $0.pieces.forEach { draft.show($0) } }
            draft.add(rows: filled.map(\.row.sequence))
            draft.add(trait: "type:area-\(area.text)")
            return draft.record
        }
    }

    private func text(of pieces: [Piece]) -> String {
        pieces.map { "\($0.column.label): \(BodyText.plain($0.text))" }.joined(separator: "\n")
    }
}
