import Migration
package import Projections

extension Tables {
    /// What starts each workflow; what it then does is in no export.
    package static func workflows(_ listed: ListedRows) -> ReportTable {
        ReportTable(
            [
                .init("name", "Workflow"), .init("active", "Active"), .init("byUser", "Started by hand"),
                .init("file", "File"), .init("area", "Area of practice"), .init("kind", "Kind of change"),
                .init("field", "Field"), .init("from", "From"), .init("to", "To"), .init("filter", "Only where"),
                .init("description", "Description"), .init("line", "Line"),
            ],
            rows: listed.workflows.map { row in
                [
                    .text(row["Name"]), flag(row["Active"]), flag(row["UserActSw"]), shown(row["Src_File"]),
                    shown(row["Src_Aop"]), shown(row["Src_Type"]), shown(row["Src_Field"]), shown(row["Src_Fld_From"]),
                    shown(row["Src_Fld_To"]), shown(row["Src_Filter"]), shown(row["Description"]), .count(row.line),
                ]
            }
        )
    }

    /// Where each managed document lies inside the firm.
    package static func documents(_ rows: [ListedRows.Row]) -> ReportTable {
        ReportTable(
            [
                .init("path", "Path"), .init("matter", "Matter"), .init("contact", "Contact"), .init("date", "Date"),
                .init("type", "Type"), .init("description", "Description"), .init("versions", "Versions"),
                .init("found", "Found as"), .init("reason", "Why it stays"), .init("line", "Line"),
            ],
            rows: rows.map { row in
                let paths = ["Assemb_Doc", "Manage_Loc", "Assemb_Name_Only"].lazy.map { row[$0] }
                return [
                    .text(paths.first { !$0.isEmpty } ?? ""), shown(row["Client_ID"]), shown(row["Related_Party"]),
                    shown(row["Date"]), shown(row["Doc_Type"]), shown(row["Desc"]), shown(row["Version_Cnt"]),
                    shown(row.document?.file?.path ?? ""), shown(reason(row.document)), .count(row.line),
                ]
            }
        )
    }

    private static func reason(_ state: DocumentState?) -> String {
        switch state {
        case .found: ""
        case nil: "no documents folder was given"
        case .missing(let reason): ReportText.reason(reason)
        }
    }

    private static func shown(_ text: String) -> ReportTable.Cell { text.isEmpty ? .absent : .text(text) }

    /// A switch as far as it reads like one.
    private static func flag(_ text: String) -> ReportTable.Cell {
        switch text.lowercased() {
        case "1", "-1", "y", "yes", "t", "true": .flag(true)
        case "0", "n", "no", "f", "false", "": .flag(false)
        default: .text(text)
        }
    }
}
