import Migration

/// What to ask the firm for: the parts of an export that are missing, and what only the firm can tell.
struct ExportChecklist {
    let inspection: Inspection
    let timeZone: String

    init(_ inspection: Inspection, timeZone: String) {
        self.inspection = inspection
        self.timeZone = timeZone
    }

    /// By weight; within one weight in the order in which a person would ask.
    var requests: [ExportRequest] {
        let all = files + owners + columns + history + damage + documents + legends + meanings
        return ExportRequest.Weight.allCases.sorted().flatMap { weight in all.filter { $0.weight == weight } }
    }

    func grouped(_ count: Int) -> String { TargetEvidence.grouped(count) }

    func has(_ file: SourceFile) -> Bool { inspection.file(file) != nil }

    func filled(_ file: SourceFile, _ canonical: String) -> Int {
        inspection.file(file)?.column(canonical)?.filled ?? 0
    }

    /// The six files without which a migration has a hole.
    private var files: [ExportRequest] {
        SourceFile.expected.filter { !has($0) }.map { file in
            let loss =
                switch file {
                case .client: "there are no clients and no matters, and every other row is an orphan"
                case .contact: "people and organizations have no e-mails, phones and addresses of their own"
                case .journal: "notes, calls and e-mails of the matters are missing"
                case .calendar: "appointments, deadlines and tasks are missing"
                case .cost: "matters show no costs"
                default: "matters show no hours, no rates and no value"
                }
            let name = file == .calendar ? " (also called CMCAL)" : file == .fee ? " (also called CMFEE)" : ""
            return ExportRequest(
                code: "file-missing",
                weight: .needed,
                file: file,
                ask: "Export \(file.rawValue)\(name): all fields, with a header row.",
                why: "Without it \(loss)."
            )
        }
    }

    /// Nobody in an export has an e-mail address, and an owner is found by nothing else.
    private var owners: [ExportRequest] {
        let people = inspection.owners.filter { $0.kind != .nobody }
        let unknown = people.filter { $0.email == nil }
        guard !unknown.isEmpty else { return [] }
        let rows = unknown.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.count } }
        let names = unknown.prefix(6).map(\.id).joined(separator: ", ") + (unknown.count > 6 ? ", ..." : "")
        let waiting = "\(grouped(rows)) rows name \(unknown.count == 1 ? "one" : "\(unknown.count)") without an e-mail"
        return [
            ExportRequest(
                code: has(.user) ? "users-incomplete" : "users-missing",
                weight: .needed,
                file: .user,
                ask: has(.user)
                    ? "Complete users.csv: user_id,timekeeper,name,email for \(names)."
                    : "Send a list of all users as users.csv: user_id,timekeeper,name,email; the ids are \(names).",
                why: "No file of Practice Master holds the e-mail of a user: \(waiting), and go to a fallback owner."
            )
        ]
    }

    private var history: [ExportRequest] {
        let open = inspection.billedHistory.filter { $0.verdict != .included }
        guard !open.isEmpty else { return [] }
        let things = open.map { $0.file == .fee ? "fees" : "costs" }.joined(separator: " and ")
        let isSure = open.contains { $0.verdict == .unbilledOnly }
        return [
            ExportRequest(
                code: "billed-history",
                weight: isSure ? .needed : .wanted,
                file: open[0].file,
                ask: "Decide about billed \(things). To have them: Maintenance, Integration, Synchronize PM and "
                    + "Tabs3/TAS with \u{201C}Convert Tabs3 archive records to PracticeMaster fee and cost "
                    + "records\u{201D}, then export again.",
                why: "\(capitalised(open[0].reason)): a Deal's value would be what is not yet billed."
            )
        ]
    }

    func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    private var damage: [ExportRequest] {
        var requests: [ExportRequest] = []
        let rejected = inspection.files.flatMap { $0.facts.rejects.filter { !$0.isHarmless } }
        let count = rejected.reduce(0) { $0 + $1.count }
        if count > 0 {
            requests.append(
                ExportRequest(
                    code: "records-rejected",
                    weight: .needed,
                    ask: "Look at the records set aside (listed by file and line), put them right in Practice Master "
                        + "and export again; another delimiter, such as a tab, often helps.",
                    why: "\(grouped(count)) \(count == 1 ? "record makes" : "records make") no row; the bytes are "
                        + "kept in the ledger, but nothing of them is migrated."
                )
            )
        }
        if inspection.remarks.contains(where: { $0.code.hasPrefix("spreadsheet-") }) {
            requests.append(
                ExportRequest(
                    code: "spreadsheet-damage",
                    weight: .needed,
                    ask: "Export again and do not open the files in a spreadsheet before sending them.",
                    why: "A spreadsheet has probably cut texts or rows, and rewrites numbers and dates."
                )
            )
        }
        if inspection.orphanGroups.contains(where: { $0.kind == .unknownMatter || $0.kind == .unknownContact }) {
            requests.append(
                ExportRequest(
                    code: "integrity-check",
                    weight: .wanted,
                    ask: "Run the Data File Integrity Check and send CMDFIC.LOG.",
                    why: "Rows name matters or contacts that do not exist; the log says which of them are known."
                )
            )
        }
        return requests
    }
}
