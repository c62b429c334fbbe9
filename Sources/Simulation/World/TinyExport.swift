import CanonicalJSON
import Migration

/// What `TinyFirm` exports in each of its versions: a row for every record that comes from one, and fee entries, some
/// of them alike.
struct TinyExport: Sendable {
    let file: SourceFile
    let header: [String]
    /// As the rows must stand in the ledger.
    private(set) var rows: [[String]] = []
    /// A record with one cell too many stands in the middle of them.
    var isDamaged = false

    var name: String { "\(file.rawValue).csv" }

    var bytes: [UInt8] {
        var lines = [header] + rows
        if isDamaged { lines.insert(header.map { _ in "?" } + ["?"], at: 1 + rows.count / 2) }
        return Array(lines.map { $0.joined(separator: ",") + "\n" }.joined().utf8)
    }

    /// Columns of the name and of the content of a record, and what else the file must have.
    private static let headers: [(file: SourceFile, columns: [String])] = [
        (.client, ["Client_ID", "Client_Full_Name"]),
        (.contact, ["RP_Key", "Name"]),
        (.journal, ["_SEQUENCE_NO", "Desc", "Date", "Record_Type"]),
        (.calendar, ["_SEQUENCE_NO", "Desc", "Due_Date"]),
        (.document, ["_SEQUENCE_NO", "Assemb_Doc"]),
    ]

    static func files(version: Int, isTiny: Bool, hasDocuments: Bool) -> [TinyExport] {
        var files = headers.map { TinyExport(file: $0.file, header: $0.columns) }
        let versions = (1...version).map {
            TinyFirm.records(version: $0, isTiny: isTiny, hasDocuments: hasDocuments)
        }
        for record in versions[version - 1] {
            let parts = record.reference.key.split(separator: "/", maxSplits: 1).map(String.init)
            guard let place = files.firstIndex(where: { $0.file.rawValue == parts[0] }), parts.count == 2 else {
                continue
            }
            // Stands for all that the row says of the record: it differs where the record does.
            let first = versions.firstIndex { $0.contains(record) } ?? version - 1
            let cells = [parts[1], "as in version \(first + 1)"]
            let rest = [String](repeating: "", count: files[place].header.count - 2)
            files[place].rows.append(cells + rest)
        }
        files.append(fees(version: version, isTiny: isTiny))
        return files.filter { !$0.rows.isEmpty }
    }

    /// Entries without a key of their own: known by their cells, and by their order where these agree.
    private static func fees(version: Int, isTiny: Bool) -> TinyExport {
        var fees = TinyExport(file: .fee, header: ["Client_ID", "Date", "Timekeeper", "Amount", "Hours"])
        let count = isTiny ? 2 : 5 + version
        for number in 0..<count {
            let day = (number % 3) + 1
            fees.rows.append(["110.01", "2025-03-0\(day)", "AB", "150.00", version == 1 ? "1.0" : "1.\(day)"])
        }
        if version == 3, !isTiny { fees.rows.removeFirst(2) }
        fees.isDamaged = version != 2
        return fees
    }
}
