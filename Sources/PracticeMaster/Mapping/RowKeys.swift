package import Migration

/// Gives every row of a file the key under which the ledger, Pipedrive and later exports know it.
///
/// A row is named by its own key column (`CMCLIENT/110.01`, `CMJRNL/88120`); where it has none, by a hash of the cells
/// that describe it. Rows that would share a key are told apart by their order: `~2`, `~3`.
package struct RowKeys: Sendable {
    private let file: SourceFile
    private let own: Int?
    private let natural: [Int]
    private var seen: [UInt64: Int] = [:]

    package init(file: SourceFile, columns: [SourceColumn]) {
        self.file = file
        func index(_ canonical: String) -> Int? { columns.first { $0.canonical == canonical }?.index }
        own = RowKeys.ownColumns(of: file).lazy.compactMap(index).first
        let describing = RowKeys.naturalColumns[file, default: []].compactMap(index)
        natural = describing.isEmpty ? columns.map(\.index) : describing
    }

    /// The key of the next row; call once for each row, in file order.
    package mutating func key(of row: SourceRow) -> String {
        let name = name(of: row)
        let hash = StableHash.of(name)
        let ordinal = seen[hash, default: 0] + 1
        seen[hash] = ordinal
        return key(name, ordinal)
    }

    /// What the rows of one name share, whatever their order; rows of other names do not.
    package func nameHash(of row: SourceRow) -> UInt64 { StableHash.of(name(of: row)) }

    /// The key of a row that is known to be the `ordinal`th of its name in file order.
    package func key(of row: SourceRow, ordinal: Int) -> String { key(name(of: row), ordinal) }

    private func key(_ name: String, _ ordinal: Int) -> String {
        file.rawValue + "/" + (ordinal == 1 ? name : "\(name)~\(ordinal)")
    }

    /// The keys of all rows of a table, in its order.
    package static func keys(of table: SourceTable) -> [String] {
        var keys = RowKeys(file: table.file, columns: table.columns)
        return table.rows.map { keys.key(of: $0) }
    }

    private func name(of row: SourceRow) -> String {
        if let own, own < row.cells.count {
            let cell = Cell.trimmed(row.cells[own])
            if !cell.isEmpty, cell != "0" { return cell.count > 230 ? hashed([own], row) : cell }
        }
        return hashed(natural, row)
    }

    private func hashed(_ columns: [Int], _ row: SourceRow) -> String {
        let cells = columns.map { $0 < row.cells.count ? Cell.trimmed(row.cells[$0]) : "" }
        return "h" + StableHash.hexadecimal(cells.joined(separator: "\u{1F}"))
    }

    /// The columns that name a row of a file, of those that it has.
    static func ownColumns(of file: SourceFile, among columns: [SourceColumn]) -> [Int] {
        ownColumns(of: file).compactMap { name in columns.first { $0.canonical == name }?.index }
    }

    private static func ownColumns(of file: SourceFile) -> [String] {
        if file.area != nil { return ["_SEQUENCE_NO", "Client_ID"] }
        return ownColumns[file, default: ["_SEQUENCE_NO"]]
    }

    private static let ownColumns: [SourceFile: [String]] = [
        .client: ["Client_ID"], .contact: ["RP_Key", "Name"], .timekeeper: ["EMPL"], .calendarCode: ["Cal_Code"],
        .user: ["User_ID"],
    ]

    private static let naturalColumns: [SourceFile: [String]] = [
        .journal: ["Record_Type", "Date", "Time", "Client_ID", "Related_Party", "User_ID", "Subject"],
        .calendar: ["Due_Date", "Start_Time", "Calendar_Code", "Client_ID", "User_ID", "Desc"],
        .fee: ["Client_ID", "Date", "Timekeeper", "Tcode", "Amount"],
        .cost: ["Client_ID", "Date", "Timekeeper", "Tcode", "Amount"],
        .contactCategory: ["RP_Cat", "RP_Key"],
    ]
}
