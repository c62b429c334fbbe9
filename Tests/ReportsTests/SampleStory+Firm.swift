@testable import Migration

extension Story {
    static let hostileKey = "CMCLIENT/<script>alert(1)</script>"

    /// A small firm's whole migration: load, mapping, sample, full run with failures, checks.
    static func migrated() -> Story {
        var story = Story()
        story.open()
        story.load(.client, rows: 120, rejected: [(line: 88, reason: "unclosed quote at the end of the file")])
        story.load(.contact, rows: 210)
        story.load(.journal, rows: 640, rejected: [(line: 311, reason: "has 14 cells where the header has 12")])
        story.load(.calendar, rows: 95)
        story.load(.fee, rows: 310)
        story.proposeColumns()
        story.proposeTables()
        story.settleOwnersAndConfirm()
        story.runSample()
        story.runFull()
        story.check()
        story.find()
        return story
    }

    /// The same, rolled back to the checkpoint before the first run with one record kept.
    static func rolledBack() -> Story {
        var story = migrated()
        story.rollBack()
        return story
    }

    private mutating func open() {
        tell(
            .ledgerOpened(
                LedgerOpened(
                    format: 1,
                    account: "whitfield-law.pipedrive.com",
                    timeZone: "America/Chicago",
                    currency: "USD",
                    verifierKey: "convey+5b7cd91f+AUr0c2bqZ1v5"
                )
            )
        )
    }

    private mutating func proposeColumns() {
        propose(
            .client,
            0,
            "Client_ID",
            "deal.matter_number",
            filled: 120,
            type: "id",
            reason: "the vendor's own field"
        )
        propose(
            .client,
            1,
            "Desc",
            "deal.title",
            filled: 118,
            type: "text",
            reason: "98 % of 118 values are short texts"
        )
        propose(.client, 2, "Open_Date", "deal.open_date", filled: 120, type: "date", reason: "every value is a date")
        propose(
            .client,
            3,
            "Date of loss",
            "custom:deal:date:Date of loss",
            filled: 41,
            type: "date",
            reason: "a column that the firm added; 41 of 41 values are dates",
            confidence: 92
        )
        propose(
            .client,
            4,
            "Tax_ID",
            "skip",
            filled: 64,
            type: "text",
            reason: "tax ids stay behind until a person says otherwise",
            isSensitive: true
        )
        propose(.client, 5, "Atty_Notes", "skip", filled: 12, type: "text", reason: "no target fits", confidence: 40)
        propose(.journal, 4, "Notes", "note.content", filled: 640, type: "text", reason: "the vendor's own field")
    }

    private mutating func proposeTables() {
        tell(
            .valuesProposed(
                ValuesProposed(
                    map: ValueMap(
                        kind: .matterStatus,
                        entries: [
                            .init(value: "Closed", target: "Closed|won", count: 44, reason: "has a closing date"),
                            .init(value: "Open", target: "Open|open", count: 76, reason: "no closing date"),
                        ]
                    )
                )
            ),
            by: "convey"
        )
        let bank = Classification(
            key: "CMCLIENT/204",
            party: .organization,
            reason: "the name ends in \u{201C}Bank\u{201D}, yet it has a first name",
            isFlagged: true
        )
        tell(.classificationProposed(ClassificationProposed(classification: bank)), by: "convey")
    }

    private mutating func settleOwnersAndConfirm() {
        tell(
            .ownerProposed(
                OwnerProposed(
                    id: "GWB",
                    name: "Grace W. Bell",
                    email: "grace@whitfield.example",
                    rows: 512,
                    userID: 9001,
                    reason: "same e-mail address"
                )
            ),
            by: "convey"
        )
        tell(
            .ownerProposed(
                OwnerProposed(id: "12", name: nil, email: nil, rows: 33, userID: nil, reason: "no e-mail address known")
            ),
            by: "convey"
        )
        tell(.ownerFallback(OwnerFallback(email: "office@whitfield.example", userID: 9002)))
        if let target = MappingTarget("custom:deal:longtext:Attorney notes") {
            tell(.mappingAmended(MappingAmended(file: .client, index: 5, target: target)))
        }
        tell(.mappingConfirmed(MappingConfirmed(digest: String(repeating: "9c41", count: 16), rules: 7, skipped: 1)))
        let size = UInt64(events.count)
        tell(
            .checkpointNamed(CheckpointNamed(name: "before-run", size: size, root: String(repeating: "ab", count: 32)))
        )
    }

    private mutating func begin(_ name: String, kind: String, records: [String: Int], tokens: Int) {
        run = name
        tell(.planMade(PlanMade(kind: kind, digest: "d1", changes: records, tokens: tokens)), by: "convey")
        tell(
            .runStarted(
                RunStarted(
                    kind: kind,
                    companyID: 77,
                    mapping: "9c41",
                    fingerprint: "f0",
                    records: ["person": 3],
                    existing: []
                )
            )
        )
    }

    private mutating func finish(_ kind: String, landed: [String: Int], withheld: [WithheldRecord] = []) {
        tell(
            .runFinished(
                RunFinished(
                    kind: kind,
                    landed: landed,
                    failed: 2,
                    unknown: 1,
                    skipped: withheld.count,
                    tokens: 900,
                    withheld: withheld
                )
            )
        )
        run = ""
    }

    private mutating func runSample() {
        begin("run-1", kind: "sample", records: ["deal": 10, "person": 10], tokens: 100)
        land(
            .create,
            .field,
            "field/deal/Date of loss",
            id: "12501",
            keyString: "5b17dd0a4f6c8e9b2a1c3d4e5f60718293a4b5c6"
        )
        land(
            .create,
            .field,
            "field/deal/Matter_Number__c",
            id: "12502",
            keyString: "77aa10f3be4d1c2938475665748392a1b0c9d8e7"
        )
        for index in 1...10 { land(.create, .person, "CMRELATE/Contact \(index)", id: "\(index)") }
        for index in 1...10 {
            let body = "{\"title\":\"Matter\",\"value\":1250.50,\"currency\":\"USD\"}"
            land(.create, .deal, "CMCLIENT/\(100 + index).01", id: "\(index)", body: body)
        }
        finish("sample", landed: ["person": 10, "deal": 10, "field": 2])
        tell(
            .diffClean(DiffClean(scope: "sample", entity: .person, records: 10, equal: 74, normalised: 6)),
            by: "convey"
        )
    }

    private mutating func runFull() {
        begin("run-2", kind: "run", records: ["person": 200, "deal": 110, "note": 640, "activity": 95], tokens: 6200)
        for index in 11...40 { land(.create, .organization, "CMCLIENT/\(index)", id: "\(index)") }
        for index in 11...208 { land(.create, .person, "CMRELATE/Contact \(index)", id: "\(index)") }
        for index in 11...119 {
            let body = "{\"title\":\"Matter\",\"value\":1250.50,\"currency\":\"USD\"}"
            land(.create, .deal, "CMCLIENT/\(100 + index).01", id: "\(index)", body: body)
        }
        refuse(.deal, Story.hostileKey, status: 400, message: "title: =cmd|' /C calc'!A0 is \"too long\"")
        refuse(.person, "CMRELATE/+1 Jim", status: 402, message: "Your plan allows no more people")
        for index in 1...639 { land(.create, .note, "CMJRNL/\(index)", id: "\(index)") }
        for index in 1...60 { land(.create, .note, "CMFEES/\(100 + index).01", id: "\(1000 + index)") }
        for index in 1...94 { land(.create, .activity, "CMCALENDAR/\(index)", id: "\(index)") }
        let lost = intend(.create, .activity, "CMCALENDAR/95")
        tell(.apiUnknown(ApiUnknown(operation: .create, reason: "the connection was lost", tokens: 0)), cause: lost)
        let withheld = WithheldRecord(
            record: RecordReference(.note, "CMJRNL/640"),
            parent: RecordReference(.deal, Story.hostileKey)
        )
        finish("run", landed: ["organization": 30, "person": 198, "deal": 109, "note": 699], withheld: [withheld])
    }
}
