@testable import Migration

/// Builds a list of recorded events: each gets the next sequence number and a time one second later.
struct Story {
    private(set) var events: [RecordedEvent] = []
    /// What mapping finds at the end of the story.
    var exclusions: [Exclusion] = []
    var diagnostics: [Diagnostic] = []
    var actor = "Dana Whitfield"
    var run = ""

    @discardableResult
    mutating func tell(_ event: Event, cause: UInt64? = nil, by other: String? = nil) -> UInt64 {
        let sequence = UInt64(events.count)
        let at = Timestamp(milliseconds: 1_772_355_600_000 + Int64(sequence) * 1000)
        events.append(
            RecordedEvent(sequence: sequence, at: at, event: event, actor: other ?? actor, run: run, cause: cause)
        )
        return sequence
    }

    mutating func load(_ file: SourceFile, rows: Int, rejected: [(line: Int, reason: String)] = []) {
        tell(
            .fileRegistered(
                FileRegistered(
                    file: file,
                    name: "\(file.rawValue).CSV",
                    sha256: String(repeating: "3f", count: 32),
                    bytes: rows * 180,
                    encoding: "windows-1252",
                    delimiter: ",",
                    headerStyle: "field-id",
                    columns: []
                )
            )
        )
        for line in 0..<rows { tell(.rowParsed(RowParsed(file: file, line: line + 2, cells: ["secret cell"]))) }
        for row in rejected {
            let rejected = RowRejected(file: file, line: row.line, code: "other", reason: row.reason, raw: "c2VjcmV0")
            tell(.rowRejected(rejected))
        }
        tell(
            .fileCompleted(
                FileCompleted(
                    file: file,
                    records: rows + rejected.count,
                    parsed: rows,
                    rejected: rejected.count,
                    changed: 0,
                    same: 0,
                    vanished: 0,
                    blankLines: 0
                )
            )
        )
    }

    mutating func propose(
        _ file: SourceFile,
        _ index: Int,
        _ header: String,
        _ target: String,
        filled: Int,
        type: String,
        reason: String,
        confidence: Int = 97,
        isSensitive: Bool = false
    ) {
        let rule = Rule(
            column: ColumnReference(file, index),
            header: header,
            canonical: header,
            target: MappingTarget(target) ?? .skip,
            confidencePercent: confidence,
            ticked: confidence >= 90,
            reasons: [reason],
            alternatives: [.skip],
            filled: filled,
            distinct: filled,
            inferred: type,
            isSensitive: isSensitive
        )
        tell(.mappingProposed(MappingProposed(rule: rule)), by: "convey")
    }

    @discardableResult
    mutating func intend(
        _ operation: Operation,
        _ entity: TargetEntity,
        _ key: String,
        id: String? = nil,
        body: String? = nil,
        undoes: UInt64? = nil
    ) -> UInt64 {
        tell(
            .apiIntended(
                ApiIntended(
                    operation: operation,
                    method: "POST",
                    path: "/api/v2/\(entity.rawValue)s",
                    entity: entity,
                    key: key,
                    id: id,
                    body: body,
                    undoes: undoes
                )
            ),
            by: "convey"
        )
    }

    @discardableResult
    mutating func land(
        _ operation: Operation,
        _ entity: TargetEntity,
        _ key: String,
        id: String,
        keyString: String? = nil,
        body: String? = nil,
        undoes: UInt64? = nil,
        tokens: Int = 5
    ) -> UInt64 {
        let intent = intend(operation, entity, key, id: operation == .create ? nil : id, body: body, undoes: undoes)
        let landed = ApiLanded(
            operation: operation,
            id: id,
            tokens: tokens,
            image: "",
            options: [],
            keyString: keyString
        )
        tell(.apiLanded(landed), cause: intent, by: "convey")
        return intent
    }

    @discardableResult
    mutating func refuse(_ entity: TargetEntity, _ key: String, status: Int, message: String) -> UInt64 {
        let intent = intend(.create, entity, key)
        let refused = ApiRefused(operation: .create, status: status, code: "", message: message, tokens: 5)
        tell(.apiRefused(refused), cause: intent, by: "convey")
        return intent
    }
}
