import Migration

extension ExportChecklist {
    /// Columns that hold paths or names of documents.
    private static let paths: [(SourceFile, String)] = [
        (.document, "Assemb_Doc"), (.calendar, "Doc1"), (.calendar, "Doc2"), (.journal, "Research_File"),
        (.journal, "Email_Attachments"), (.journal, "Orig_Email"),
    ]

    var documents: [ExportRequest] {
        var requests: [ExportRequest] = []
        if let lost = inspection.lostDocuments {
            if lost > 0 { requests.append(lostDocuments(lost)) }
        } else {
            requests += documentsFolder
        }
        if !has(.document) {
            requests.append(
                missing(.document, .useful, "documents that Practice Master manages are listed nowhere")
            )
        }
        return requests
    }

    private var documentsFolder: [ExportRequest] {
        let count = ExportChecklist.paths.reduce(0) { $0 + filled($1.0, $1.1) }
        guard count > 0 else { return [] }
        return [
            ExportRequest(
                code: "documents-folder",
                weight: .wanted,
                ask: "Say whether documents shall move, and send a copy of the documents folder if so.",
                why: "\(grouped(count)) \(count == 1 ? "cell holds a path or name" : "cells hold paths or names") "
                    + "of documents and attachments; an export holds no document itself."
            )
        ]
    }

    private func lostDocuments(_ count: Int) -> ExportRequest {
        ExportRequest(
            code: "lost-documents",
            weight: .wanted,
            ask: "Look for the documents that are not in the copy of the documents folder; the report lists them.",
            why: "\(grouped(count)) \(count == 1 ? "row of CMDOCMGT names one" : "rows of CMDOCMGT name one each") "
                + "that was not found there."
        )
    }

    /// The small files that explain what the large ones hold.
    var legends: [ExportRequest] {
        var requests: [ExportRequest] = []
        if !has(.timekeeper), inspection.owners.contains(where: { $0.kind == .timekeeper }) {
            requests.append(missing(.timekeeper, .wanted, "timekeepers are numbers without a name"))
        }
        if !has(.calendarCode), filled(.calendar, "Calendar_Code") > 0 {
            let codes = inspection.file(.calendar)?.column("Calendar_Code")?.distinct ?? 0
            let what = "the \(grouped(codes)) calendar codes have no legend, and activity types are guessed from them"
            requests.append(missing(.calendarCode, .wanted, what))
        }
        if !has(.contactCategory), has(.contact) {
            requests.append(missing(.contactCategory, .wanted, "a contact has one role at most, or none"))
        }
        if !has(.contactUse), has(.contact) {
            requests.append(missing(.contactUse, .useful, "nothing tells in which matters a contact plays a part"))
        }
        if !has(.workflow) {
            requests.append(missing(.workflow, .useful, "workflows cannot be listed for the rebuild by hand"))
        }
        return requests + practiceAreas
    }

    /// Which of the areas that a loaded file belongs to cannot be told from its name, so they are counted.
    private var practiceAreas: [ExportRequest] {
        guard let areas = inspection.file(.client)?.column("AOP"), areas.filled > 0 else { return [] }
        let loaded = inspection.files.count { $0.file.area != nil }
        guard areas.distinct > loaded else { return [] }
        let open = areas.distinct - loaded
        let which = loaded == 0 ? "the" : "the other"
        return [
            ExportRequest(
                code: "practice-areas",
                weight: .useful,
                file: .client,
                ask: "Say whether the files of \(which) \(grouped(open)) \(open == 1 ? "area" : "areas") of practice "
                    + "hold anything that shall move.",
                why: "Each area of practice has files of its own, which are not among the six."
            )
        ]
    }

    private func missing(_ file: SourceFile, _ weight: ExportRequest.Weight, _ loss: String) -> ExportRequest {
        ExportRequest(
            code: "file-missing",
            weight: weight,
            file: file,
            ask: "Export \(file.rawValue) too.",
            why: "Without it \(loss)."
        )
    }

    /// What stands in no file and only the firm knows.
    var meanings: [ExportRequest] {
        var requests: [ExportRequest] = []
        if let keys = inspection.clientKeys, keys.isDoubtful {
            requests.append(
                ExportRequest(
                    code: "client-numbers",
                    weight: .needed,
                    file: .client,
                    ask: "Say how client numbers are built: key type and decimals, as System Configuration shows them.",
                    why: "\(capitalised(keys.sentence)). Which matters belong to one client hangs on it."
                )
            )
        }
        requests += dateOrders
        let custom = inspection.files.filter { !ProposalFiles.legends.contains($0.file) }.flatMap { file in
            file.filledColumns.filter { $0.isCustom || CustomColumns.freeLines.contains($0.column.canonical ?? "") }
        }
        if !custom.isEmpty {
            let names = custom.prefix(5).map { "\($0.file.rawValue).\($0.column.header)" }.joined(separator: ", ")
            requests.append(
                ExportRequest(
                    code: "field-definitions",
                    weight: .wanted,
                    ask: "Print the File Definition Report of each file, and say what these hold: \(names)"
                        + (custom.count > 5 ? " and \(custom.count - 5) more." : "."),
                    why: custom.count == 1
                        ? "The column is the firm's own; what it means stands in no file."
                        : "\(custom.count) columns are the firm's own; what they mean stands in no file."
                )
            )
        }
        if filled(.calendar, "Start_Time") > 0 {
            requests.append(
                ExportRequest(
                    code: "time-zone",
                    weight: .useful,
                    file: .calendar,
                    ask: "Confirm that the firm's clocks show \(timeZone).",
                    why: "Times in the export are those of the wall clock; Pipedrive wants them in UTC."
                )
            )
        }
        return requests
    }

    private var dateOrders: [ExportRequest] {
        let mixed = inspection.files.flatMap { file in
            file.dateColumns.filter { $0.dates?.evidence.isMixed == true }
        }
        guard !mixed.isEmpty else { return [] }
        let names = mixed.map { "\($0.file.rawValue).\($0.column.header)" }.joined(separator: ", ")
        return [
            ExportRequest(
                code: "date-order",
                weight: .wanted,
                file: mixed[0].file,
                ask: "Say which dates are right in \(names): the lines are listed.",
                why: "Both orders of day and month occur in one column; up to the twelfth nobody can tell them apart."
            )
        ]
    }
}
