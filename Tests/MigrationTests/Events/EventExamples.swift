import CanonicalJSON
import Migration

/// One filled example of every type of event.
enum EventExamples {
    static let all: [Event] = source + mapping + owners + runs + api + checks + rollbacks

    private static let source: [Event] = [
        .ledgerOpened(
            LedgerOpened(
                format: 1,
                account: "acme",
                timeZone: "Europe/Berlin",
                currency: "EUR",
                verifierKey: "ed25519:AAAA"
            )
        ),
        .settingChanged(SettingChanged(name: "company", value: "42")),
        .checkpointNamed(CheckpointNamed(name: "before sample", size: 12, root: "ab12")),
        .fileRegistered(
            FileRegistered(
                file: .client,
                name: "CMCLIENT.CSV",
                sha256: "00ff",
                bytes: 1234,
                encoding: "windows-1252",
                delimiter: ",",
                headerStyle: "labels",
                columns: [
                    SourceColumn(index: 0, header: "Client ID", canonical: "Client_ID"),
                    SourceColumn(index: 1, header: "Größe \"x\"", canonical: nil),
                ]
            )
        ),
        .rowParsed(
            RowParsed(file: .journal, line: 7, cells: ["", "a\u{0}b", "line\r\nend", "é", "e\u{301}", "😀", "12.50"])
        ),
        .rowRejected(
            RowRejected(file: .fee, line: 9, code: "cell count", reason: "three cells instead of four", raw: "AP8=")
        ),
        .rowChanged(RowChanged(file: .cost, line: 3, cells: ["1"], previous: 5)),
        .rowVanished(RowVanished(file: .calendar, key: "CMCALENDAR/1", previous: 6)),
        .fileCompleted(
            FileCompleted(
                file: .contact,
                records: 10,
                parsed: 6,
                rejected: 1,
                changed: 1,
                same: 2,
                vanished: 3,
                blankLines: 4
            )
        ),
    ]

    private static let rule = Rule(
        column: ColumnReference(.client, 3),
        header: "Desc",
        canonical: "Desc",
        target: .field(entity: "deal", name: "title", part: nil),
        confidencePercent: 93,
        ticked: true,
        reasons: ["the vendor's dictionary"],
        alternatives: [.skip, .custom(entity: .deal, type: .money, name: "Fee: agreed")],
        filled: 10,
        distinct: 9,
        inferred: "text",
        isSensitive: true
    )

    private static let values = ValueMap(
        kind: .matterStatus,
        entries: [ValueMap.Entry(value: "Closed", target: "Closed|won", count: 3, reason: "by name")]
    )

    private static let party = Classification(
        key: "CMRELATE/Baker & Sons",
        party: .organization,
        reason: "ends in Sons",
        isFlagged: true
    )

    private static let mapping: [Event] = [
        .mappingProposed(MappingProposed(rule: rule)),
        .mappingAmended(MappingAmended(file: .client, index: 3, target: .link(.contact))),
        .mappingConfirmed(MappingConfirmed(digest: "d1", rules: 40, skipped: 3)),
        .mappingRevoked(MappingRevoked(digest: "d1", reason: "wrong stage")),
        .valuesProposed(ValuesProposed(map: values)),
        .valuesAmended(ValuesAmended(kind: .calendarCode, value: "CRT", target: "Court")),
        .valuesConfirmed(ValuesConfirmed(digest: "d2")),
        .valuesRevoked(ValuesRevoked(digest: "d2", reason: "a typing error")),
        .classificationProposed(ClassificationProposed(classification: party)),
        .classificationAmended(ClassificationAmended(key: "CMCLIENT/110", party: .person)),
        .classificationConfirmed(ClassificationConfirmed(digest: "d3")),
        .classificationRevoked(ClassificationRevoked(digest: "d3", reason: "more contacts")),
    ]

    private static let owners: [Event] = [
        .ownerProposed(
            OwnerProposed(
                id: "GWB",
                name: "G. W. Brown",
                email: "gwb@example.com",
                rows: 20,
                userID: 9,
                reason: "same e-mail"
            )
        ),
        .ownerAssigned(OwnerAssigned(id: "GWB", email: "gwb@example.com", userID: 9)),
        .ownerFallback(OwnerFallback(email: "anna@example.com", userID: 1)),
    ]

    private static let withheld = [WithheldRecord(record: SmallFirm.will, parent: SmallFirm.bob)]

    private static let runs: [Event] = [
        .planMade(
            PlanMade(
                kind: "run",
                digest: "aa",
                changes: ["deal create": 4, "note create": 5],
                tokens: 70,
                excluded: [
                    Exclusion(cause: .secure, file: .client, line: 9, key: "CMCLIENT/110.01", reason: "is secure")
                ]
            )
        ),
        .runStarted(
            RunStarted(
                kind: "sample",
                companyID: 42,
                mapping: "d1",
                fingerprint: "ff",
                records: ["deal": 1],
                existing: ["field:abc", "stage:1"]
            )
        ),
        .runFinished(
            RunFinished(
                kind: "run",
                landed: ["deal": 4],
                failed: 1,
                unknown: 2,
                skipped: 1,
                tokens: 70,
                withheld: withheld
            )
        ),
        .runInterrupted(
            RunInterrupted(
                kind: "run",
                cause: "fuse",
                landed: [:],
                failed: 25,
                unknown: 0,
                skipped: 1,
                tokens: 7,
                withheld: withheld
            )
        ),
    ]

    private static let options = [FieldOption(id: 1, label: "Red"), FieldOption(id: 2, label: "Blue")]

    private static let api: [Event] = [
        .apiIntended(
            ApiIntended(
                operation: .update,
                method: "PATCH",
                path: "/api/v2/deals/12",
                entity: .deal,
                key: "CMCLIENT/110.01",
                id: "12",
                body: #"{"value":1250.50}"#,
                undoes: 77
            )
        ),
        .apiLanded(
            ApiLanded(operation: .create, id: "12", tokens: 5, image: "ab", options: options, keyString: "court")
        ),
        .apiRefused(ApiRefused(operation: .create, status: 400, code: "ERR", message: "no", tokens: 5)),
        .apiUnknown(ApiUnknown(operation: .delete, reason: "timedOut", tokens: 3)),
        .apiSettled(
            ApiSettled(
                operation: .create,
                verdict: .inconclusive,
                id: "5",
                tokens: 20,
                image: "cd",
                options: options,
                keyString: "call"
            )
        ),
        .apiRead(ApiRead(entity: .person, id: "4", image: "ef", body: #"{"name":"Ann"}"#, tokens: 1)),
    ]

    private static let checks: [Event] = [
        .diffFound(
            DiffFound(
                scope: "delta",
                entity: .deal,
                key: "CMCLIENT/110.01",
                field: "title",
                source: "CMCLIENT.Desc",
                expected: "\"A\"",
                actual: "\"B\"",
                verdict: "different",
                reason: "different value"
            )
        ),
        .documentFound(
            DocumentFound(row: 41, file: DocumentFile(path: "110.01/Letter.pdf", bytes: 3041, sha256: "ab12"))
        ),
        .documentMissing(DocumentMissing(row: 42, reason: .ambiguous)),
        .accountRead(AccountRead(requests: 12, tokens: 210)),
        .diffClean(DiffClean(scope: "run", entity: .note, records: 10, equal: 18, normalised: 2)),
        .reconcileFinished(
            ReconcileFinished(checked: 10, missing: 1, misaligned: 2, extra: 3, entities: ["deal": ["missing": 1]])
        ),
    ]

    private static let rollbacks: [Event] = [
        .rollbackStarted(RollbackStarted(to: "start", size: 3, inverses: ["deal delete": 4], tokens: 16)),
        .rollbackKept(
            RollbackKept(
                entity: .deal,
                key: "CMCLIENT/110.01",
                id: "12",
                reason: "changed",
                fields: ["title", "value"]
            )
        ),
        .rollbackProved(
            RollbackProved(
                gone: 4,
                restored: 1,
                kept: 1,
                remaining: ["deal 12"],
                fingerprintBefore: "a",
                fingerprintAfter: "b",
                isEqual: false
            )
        ),
        .rollbackFinished(RollbackFinished(to: "start", undone: 5, kept: 1, failed: 0, isProved: true, tokens: 16)),
    ]
}
