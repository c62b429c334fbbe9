import Migration

/// Says how a cell reads as a labelled line of a note or an activity.
enum EntryLine {
    /// Nil for values that say nothing: a switch that is off.
    static func text(of piece: Piece, _ rules: FileRules) -> String? {
        switch piece.column.kind {
        case .bool:
            guard let isTrue = Cell.boolean(piece.text) else { return piece.text }
            return isTrue ? "Yes" : nil
        case .date:
            if rules.isBlankDate(piece) { return nil }
            return rules.date(piece)?.isoText ?? piece.text
        case .internal, .enumeration, .integer, .decimal: return piece.text == "0" ? nil : piece.text
        default: return piece.text
        }
    }
}
