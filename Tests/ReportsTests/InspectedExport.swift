import Migration
import PracticeMaster

/// A small export with a little of everything, and its inspection.
enum InspectedExport {
    static let heading = (account: "https://smith-law.pipedrive.com", size: UInt64(412))

    static func inspection() -> Inspection {
        let tables = [
            table(
                .client,
                "_SEQUENCE_NO|Client_ID|Name|Client_Full_Name|Secure_Client|Date_Open|Close_Date|Inactive|Tax_ID|Claim",
                "1|110.01|Halvorsen/Erik|Erik Halvorsen|0|03/14/2011|06/30/2014|0|123-45-6789|55-1187-B",
                "2|110.02|Halvorsen/Erik|<b>Erik</b> Halvorsen|1|04/02/2012||0||",
                "3|204.01|Mills|Prairie Mills, LLC|0|1/5/2009||1||"
            ),
            table(
                .contact,
                "RP_Key|Name|Org_Sw|DOB|Email_Address1|Comments",
                "Halvorsen/Erik|Erik Halvorsen|0|05/11/1931|erik@halvorsen.example|SSN 123-45-6789",
                "Mills|Prairie Mills, LLC|1|||\u{65E5}\u{672C}\u{8A9E}\u{306E}\u{30E1}\u{30E2}",
                "Halvorsen, E.|Halvorsen, Erik|0|||a\u{1B}[31mred\u{9B}31m\u{202E}evil"
            ),
            table(
                .journal,
                "_SEQUENCE_NO|Record_Type|Date|Client_ID|User_ID|Desc",
                "88|N|11/02/2021|110.01|GWB|Called the adjuster",
                "89|N|13/02/2021|999.01|GWB|Row of a matter that no longer exists",
                "90|P|11/25/2021||JKL|"
            ),
            table(
                .fee,
                "_SEQUENCE_NO|Client_ID|Timekeeper|Date|Bill_Code|Hours|Rate|Amount|Archived",
                "7|110.02|1|10/01/2021|0|1.50|200.00|300.00|0",
                "8|110.02|1|10/13/2021|0|2.00|200.00|400.00|0"
            ),
        ]
        let byFile = Dictionary(tables.map { ($0.file, $0) }) { first, _ in first }
        let rejects = [
            RejectGroup(
                code: "cell count",
                reason: "the record has 3 cells where the header has 6",
                count: 12,
                lines: [5, 9, 1204, 1205, 1206, 1207, 1208, 1209, 1210, 1211]
            )
        ]
        let facts = byFile.mapValues { table in
            FileFacts(
                file: table.file,
                name: "\(table.file.rawValue).CSV",
                bytes: 48_127,
                sha256: String(repeating: "3f", count: 32),
                encoding: table.file == .contact ? "Windows-1252" : "UTF-8",
                delimiter: "comma",
                headerStyle: "fieldID",
                records: table.rows.count + (table.file == .journal ? 12 : 0),
                blankLines: 1,
                rejects: table.file == .journal ? rejects : []
            )
        }
        guard let today = CivilDate(iso: "2026-03-01") else { preconditionFailure("a date of this file") }
        return Inspector.inspect(byFile, facts: facts, today: today, timeZone: "America/Chicago")
    }

    private static func table(_ file: SourceFile, _ lines: String...) -> SourceTable {
        let header = lines[0].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        return SourceTable(
            file: file,
            columns: header.enumerated().map { index, name in
                SourceColumn(index: index, header: name, canonical: FieldCatalogue.field(name, of: file)?.fieldID)
            },
            rows: lines.dropFirst().enumerated().map { index, line in
                let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
                return SourceRow(sequence: UInt64(index), line: index + 2, cells: cells)
            }
        )
    }
}
