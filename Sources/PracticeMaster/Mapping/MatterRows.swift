import Migration

/// The rows of a further file by the matter that they name: of an area of practice, or of the uses of contacts.
struct MatterRows {
    let file: SourceFile
    let rules: FileRules
    /// By position among `Firm.matters`, in file order.
    private(set) var rows: [Int: [SourceRow]] = [:]
    private(set) var findings = Findings()

    /// One for every such file that is loaded, in file order.
    static func all(tables: [SourceFile: SourceTable], rules: [SourceFile: FileRules], firm: Firm) -> [MatterRows] {
        tables.keys.filter { $0.area != nil || $0 == .contactUse }.sorted().compactMap { file in
            guard let table = tables[file], let rules = rules[file] else { return nil }
            return MatterRows(table: table, rules: rules, firm: firm)
        }
    }

    private init(table: SourceTable, rules: FileRules, firm: Firm) {
        file = table.file
        self.rules = rules
        let isMapped = rules.columns.contains { $0.target != .key && $0.target != .link(.matter) }
        guard isMapped else { return }
        var keys = RowKeys(file: file, columns: table.columns)
        for row in table.rows {
            let key = keys.key(of: row)
            let named = rules.first("link:matter", in: row)?.text ?? ""
            guard let position = firm.matterIndex.position(of: named) else {
                if file.area == nil { continue }
                let reason = Suggestion.reason(matter: named, contact: nil, firm: firm)
                findings.exclude(.orphan, file, row.line, key, reason)
                continue
            }
            if firm.matters[position].isSecure {
                if file.area == nil { continue }
                let reason = "belongs to the secure matter \(firm.matters[position].key)"
                findings.exclude(.secure, file, row.line, key, reason)
                continue
            }
            rows[position, default: []].append(row)
        }
    }

    /// The filled cells of a matter's rows that go to a target, in file order.
    func pieces(_ column: MappedColumn, of matter: Int) -> [Piece] {
        rows[matter, default: []].flatMap { rules.pieces([column], in: $0) }
    }
}
