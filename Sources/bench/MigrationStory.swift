import CanonicalJSON
import Ledger
import Migration
import Pipeline

/// The events of an invented migration, in the proportions of a real one: rows, writes with bodies, findings.
struct MigrationStory {
    private static let eventsPerCommit = 2_000
    private let events: Int
    private let hasOnlyRows: Bool

    init(events: Int, hasOnlyRows: Bool = false) {
        self.events = events
        self.hasOnlyRows = hasOnlyRows
    }

    /// Writes the ledger of a migration into a new folder.
    func write(to path: String) throws {
        let workspace = Workspace(path: path)
        let log = try WorkspaceMaker.create(
            workspace,
            account: "https://bench.example",
            timeZone: "America/Chicago",
            currency: "USD",
            actor: "convey",
            time: .system
        )
        let files: [SourceFile] = [.client, .contact, .journal, .calendar]
        let rows = hasOnlyRows ? events : events * 2 / 5
        for file in files { try load(file, rows: rows / files.count, into: log) }
        guard !hasOnlyRows else { return }
        try run(below: UInt64(events - events / 50), into: log)
        try compare(below: UInt64(events), into: log)
    }

    private func load(_ file: SourceFile, rows: Int, into log: EventLog) throws {
        let columns = (0..<12).map { SourceColumn(index: $0, header: "Column \($0)", canonical: nil) }
        try log.append([
            draft(
                .fileRegistered(
                    FileRegistered(
                        file: file,
                        name: "\(file.rawValue).csv",
                        sha256: String(repeating: "0", count: 64),
                        bytes: rows * 200,
                        encoding: "UTF-8",
                        delimiter: "comma",
                        headerStyle: "fieldID",
                        columns: columns
                    )
                )
            )
        ])
        for first in stride(from: 0, to: rows, by: MigrationStory.eventsPerCommit) {
            let lines = first..<min(first + MigrationStory.eventsPerCommit, rows)
            try log.append(lines.map { draft(.rowParsed(row(of: file, line: $0 + 2))) })
        }
        try log.append([
            draft(
                .fileCompleted(
                    FileCompleted(
                        file: file,
                        records: rows,
                        parsed: rows,
                        rejected: 0,
                        changed: 0,
                        same: 0,
                        vanished: 0,
                        blankLines: 0
                    )
                )
            )
        ])
    }

    private func row(of file: SourceFile, line: Int) -> RowParsed {
        RowParsed(
            file: file,
            line: line,
            cells: [
                "\(100_000 + line)", "Smith, John \(line)", "1204 Main Street", "", "Chicago", "IL", "60601",
                "(312) 555-0\(line % 900 + 100)", "john.smith.\(line)@example.com", "", "03/14/2021", "Y",
            ]
        )
    }

    /// Writes of one kind after another, each with its intent and its answer; one in twenty changes a record.
    private func run(below end: UInt64, into log: EventLog) throws {
        let kinds: [TargetEntity] = [.organization, .person, .deal, .note, .activity]
        let start = RunStarted(
            kind: "run",
            companyID: 1,
            mapping: "",
            fingerprint: "",
            records: [:],
            existing: []
        )
        let perKind = (end - log.state.size) / UInt64(kinds.count)
        let planned = kinds.map { ("create.\($0.rawValue)", Int(perKind) / 2) }
        let plan = PlanMade(
            kind: "run",
            digest: digest(0),
            changes: Dictionary(uniqueKeysWithValues: planned),
            tokens: Int(perKind) * kinds.count
        )
        try log.append([draft(.planMade(plan), run: "run-1"), draft(.runStarted(start), run: "run-1")])
        for kind in kinds {
            let first = Int(log.state.size)
            let last = log.state.size + perKind
            while log.state.size < last {
                try write(kind, from: Int(log.state.size), into: log)
                if (Int(log.state.size) - first) / 100 % 20 == 19 { try update(kind, from: first, into: log) }
            }
        }
    }

    private func write(_ kind: TargetEntity, from first: Int, into log: EventLog) throws {
        let intents = (first..<(first + MigrationStory.eventsPerCommit / 2)).map { number in
            draft(.apiIntended(intent(.create, kind, number: number, id: nil)), run: "run-1")
        }
        try answer(intents, first: try log.append(intents), into: log)
    }

    /// An update reads the record first, so that it can be taken back.
    private func update(_ kind: TargetEntity, from first: Int, into log: EventLog) throws {
        let numbers = first..<(first + 50)
        let read = try log.append(
            numbers.map { number in
                let body = "{\"data\":\(body(kind, number))}"
                let read = ApiRead(
                    entity: kind,
                    id: "\(number)",
                    image: ImageDigest(digest(number)),
                    body: body,
                    tokens: 1
                )
                return draft(.apiRead(read), run: "run-1")
            }
        )
        let intents = numbers.enumerated().map { offset, number in
            draft(
                .apiIntended(intent(.update, kind, number: number, id: "\(number)")),
                run: "run-1",
                cause: read + UInt64(offset)
            )
        }
        try answer(intents, first: try log.append(intents), into: log)
    }

    private func answer(_ intents: [Migration.DraftEvent], first: UInt64, into log: EventLog) throws {
        try log.append(
            intents.indices.map { offset in
                let number = Int(first) + offset
                let landed = ApiLanded(
                    operation: .create,
                    id: "\(number)",
                    tokens: 5,
                    image: ImageDigest(digest(number)),
                    options: [],
                    keyString: nil
                )
                return draft(.apiLanded(landed), run: "run-1", cause: first + UInt64(offset))
            }
        )
    }

    private func intent(_ operation: Migration.Operation, _ kind: TargetEntity, number: Int, id: String?) -> ApiIntended
    {
        ApiIntended(
            operation: operation,
            method: operation == .create ? "POST" : "PATCH",
            path: "/api/v2/\(kind.rawValue)s" + (id.map { "/\($0)" } ?? ""),
            entity: kind,
            key: "CMCLIENT/\(number)",
            id: id,
            body: body(kind, number),
            undoes: nil
        )
    }

    private func body(_ kind: TargetEntity, _ number: Int) -> String {
        let fields: JSON = .object([String(digest(number).prefix(40)): .string("CMCLIENT/\(number)")])
        let body: JSON = [
            "add_time": "2021-03-14T05:00:00Z", "custom_fields": fields, "name": .string("Smith, John \(number)"),
            "note": .string("imported \(kind.rawValue)"), "org_id": .int(number), "owner_id": 17,
            "value": .decimal("\(number % 9_000).50"), "visible_to": 3,
        ]
        return body.canonicalText
    }

    private func digest(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "a", count: 64 - digits.count) + digits
    }

    private func compare(below end: UInt64, into log: EventLog) throws {
        while log.state.size < end {
            let first = Int(log.state.size)
            try log.append(
                (first..<min(first + MigrationStory.eventsPerCommit, Int(end))).map { number in
                    let found = DiffFound(
                        scope: "full",
                        entity: .person,
                        key: "CMRELATE/\(number)",
                        field: "phone",
                        source: "(312) 555-0100",
                        expected: "+1 312 555 0100",
                        actual: "13125550100",
                        verdict: "normalised",
                        reason: "telephone number"
                    )
                    return draft(.diffFound(found))
                }
            )
        }
    }

    private func draft(_ event: Event, run: String = "", cause: UInt64? = nil) -> Migration.DraftEvent {
        Migration.DraftEvent(event, actor: "convey", run: run, cause: cause)
    }
}
