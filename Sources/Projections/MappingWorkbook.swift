package import Migration

/// The mapping as people read it: every column with its target, its evidence and who decided.
package struct MappingWorkbook: WriteProjection {
    package struct Line: Sendable, Hashable {
        package var rule: Rule
        /// What the program suggested before a person amended it.
        package var proposed: MappingTarget
        /// The person who amended it; nil while the proposal stands.
        package var amendedBy: String?
        /// The custom field's key in this Pipedrive account; nil for standard fields and before creation.
        package var hashKey: String?
    }

    package enum Decision: String, Sendable, Hashable {
        case proposed
        case amended
        case confirmed
    }

    package struct Confirmation: Sendable, Hashable {
        package var digest: String
        package var by: String
        package var at: Timestamp
    }

    package struct ValueLine: Sendable, Hashable {
        package var kind: ValueMap.Kind
        package var entry: ValueMap.Entry
        package var amendedBy: String?
    }

    package struct ClassificationLine: Sendable, Hashable {
        package var classification: Classification
        package var amendedBy: String?
    }

    private var byColumn: [ColumnReference: Line] = [:]
    private var columns: [SourceFile: [SourceColumn]] = [:]
    private var values: [ValueMap.Kind: [ValueLine]] = [:]
    private var parties: [String: ClassificationLine] = [:]
    private var hashKeys: [String: String] = [:]
    /// The confirmation that holds; nil before the first, after a revocation, and after any later amendment.
    package private(set) var confirmation: Confirmation?

    package init() {}
}

// MARK: - Reading

extension MappingWorkbook {
    /// By file and column.
    package var lines: [Line] {
        byColumn.values.sorted { $0.rule.column < $1.rule.column }.map { line in
            var line = line
            line.hashKey = line.rule.target.fieldKey.flatMap { hashKeys[$0] }
            return line
        }
    }

    /// Columns of loaded files for which nothing has been proposed yet.
    package var unmapped: [(file: SourceFile, column: SourceColumn)] {
        columns.sorted { $0.key < $1.key }.flatMap { file, columns in
            columns.filter { byColumn[ColumnReference(file, $0.index)] == nil }.map { (file, $0) }
        }
    }

    package func decision(of line: Line) -> Decision {
        if confirmation != nil { return .confirmed }
        return line.amendedBy == nil ? .proposed : .amended
    }

    /// Who stands behind a line: who confirmed, else who amended; nil for a bare proposal.
    package func decidedBy(_ line: Line) -> String? { confirmation?.by ?? line.amendedBy }

    package var valueLines: [ValueLine] { ValueMap.Kind.allCases.flatMap { values[$0] ?? [] } }

    /// By source key.
    package var classifications: [ClassificationLine] {
        parties.values.sorted { $0.classification.key.utf8.lexicographicallyPrecedes($1.classification.key.utf8) }
    }
}

// MARK: - Folding

extension MappingWorkbook {
    package mutating func apply(_ event: RecordedEvent) {
        switch event.event {
        case .fileRegistered(let payload): columns[payload.file] = payload.columns
        case .mappingProposed(let payload):
            byColumn[payload.rule.column] = Line(rule: payload.rule, proposed: payload.rule.target)
        case .mappingAmended(let payload):
            let column = ColumnReference(payload.file, payload.index)
            byColumn[column]?.rule.target = payload.target
            byColumn[column]?.amendedBy = event.actor
            confirmation = nil
        case .mappingConfirmed(let payload):
            confirmation = Confirmation(digest: payload.digest, by: event.actor, at: event.at)
        case .mappingRevoked: confirmation = nil
        case .valuesProposed(let payload):
            let kind = payload.map.kind
            values[kind] = payload.map.entries.map { ValueLine(kind: kind, entry: $0) }
        case .valuesAmended(let payload): amend(payload, by: event.actor)
        case .classificationProposed(let payload):
            parties[payload.classification.key] = ClassificationLine(classification: payload.classification)
        case .classificationAmended(let payload):
            parties[payload.key]?.classification.party = payload.party
            parties[payload.key]?.amendedBy = event.actor
            confirmation = nil
        case .ownerAssigned, .ownerFallback, .valuesRevoked, .classificationRevoked: confirmation = nil
        default: break
        }
    }

    private mutating func amend(_ payload: ValuesAmended, by actor: String) {
        confirmation = nil
        var lines = values[payload.kind] ?? []
        if let index = lines.firstIndex(where: { $0.entry.value == payload.value }) {
            lines[index].entry.target = payload.target
            lines[index].amendedBy = actor
        } else {
            let entry = ValueMap.Entry(value: payload.value, target: payload.target, count: 0, reason: "")
            lines.append(ValueLine(kind: payload.kind, entry: entry, amendedBy: actor))
            lines.sort { $0.entry.value.utf8.lexicographicallyPrecedes($1.entry.value.utf8) }
        }
        values[payload.kind] = lines
    }

    /// Fields that were made, and taken back, in the account.
    package mutating func apply(_ outcome: WriteOutcome, of event: RecordedEvent) {
        guard outcome.intent.reference.entity == .field, case .landed(_, let keyString) = outcome.result else { return }
        let key = outcome.intent.reference.key
        if outcome.intent.operation == .delete {
            hashKeys[key] = nil
        } else if let keyString {
            hashKeys[key] = keyString
        }
    }
}
