import Projections

extension ReportPage {
    /// What the program does not carry over and people must: workflows, documents.
    var rebuildSection: HTML {
        let workflows = model.listed.workflows.count
        let rows = model.listed.remainingDocuments
        let documents = rows.count
        guard workflows + documents > 0 else { return .nothing }
        var parts: [HTML] = []
        if workflows > 0 {
            let table = Tables.workflows(model.listed)
            parts += [
                paragraph(
                    "\(ReportText.count(workflows, "workflow")) of Practice Master must be built again by hand. The "
                        + "export says what starts each of them; what it then does is in no export, so look it up in "
                        + "Practice Master while you still have it."
                ),
                .table(table, caption: "Workflows", file: "workflows.csv"),
            ]
        }
        if documents > 0 {
            let shown = Tables.documents(Array(rows.prefix(ReportPage.documentLimit)))
            let rest = documents > ReportPage.documentLimit ? " Here are the first of them." : ""
            parts += [
                paragraph(
                    "\(ReportText.count(documents, "document stays where it is", "documents stay where they are")), "
                        + "on the firm's own server: an export holds their paths, not their content.\(rest) All of "
                        + "them, and those that were found, are in documents.csv."
                ),
                .table(shown, caption: "Documents", file: "documents.csv"),
            ]
        }
        return section("rebuild", "What is left to do by hand", parts)
    }

    private static let documentLimit = 20
}
