package import Migration

/// Looks at the values of every column of a table, row by row, once.
package struct ColumnProfiler {
    /// Different values beyond this number are not told apart.
    package static let distinctLimit = 10_000
    package static let sampleLimit = 5
    /// The characters of a sample; the rest of a longer one is an ellipsis.
    package static let sampleLength = 200

    private let file: SourceFile
    private var surveys: [ColumnSurvey]
    private var rowCount = 0
    /// By row: the position of its client; nil for files other than CMCLIENT.
    private let clients: [Int]?

    package init(table: SourceTable) {
        file = table.file
        surveys = table.columns.map { ColumnSurvey(column: $0, file: table.file) }
        clients = ColumnProfiler.clientOfEachRow(table)
    }

    /// One profile a column, in column order.
    package static func profiles(of table: SourceTable) -> [ColumnProfile] {
        var profiler = ColumnProfiler(table: table)
        for row in table.rows { profiler.observe(row) }
        return profiler.profiles
    }

    /// Takes the next row of the table.
    package mutating func observe(_ row: SourceRow) {
        let client = clients?[rowCount]
        rowCount += 1
        for index in surveys.indices {
            surveys[index].observe(Cell.of(row, surveys[index].column.index), line: row.line, client: client)
        }
    }

    package var profiles: [ColumnProfile] {
        surveys.map { survey in
            let inferred = survey.evidence.inferred(filled: survey.filled).type
            return ColumnProfile(
                file: file,
                column: survey.column,
                rowCount: rowCount,
                filled: survey.filled,
                distinct: survey.distinctCount,
                hasMoreDistinct: survey.hasMoreDistinct,
                inferred: inferred,
                evidence: survey.evidence,
                samples: survey.samples,
                isSensitive: SensitiveColumns.contains(survey.column),
                dependsOnlyOnClient: clients == nil ? nil : survey.dependsOnlyOnClient,
                longest: survey.longest,
                dates: survey.dates(as: inferred)
            )
        }
    }

    /// Clients by the client part of each row's matter number; nil where a number names none.
    private static func clientOfEachRow(_ table: SourceTable) -> [Int]? {
        guard table.file == .client, let index = table.index(of: "Client_ID") else { return nil }
        let numbers = table.rows.map { Cell.of($0, index) }
        let rule = Cell.clientKeyRule(of: numbers)
        var positions: [String: Int] = [:]
        var clients: [Int] = []
        for number in numbers {
            guard let client = rule.split(number).client else { return nil }
            let position = positions[client] ?? positions.count
            positions[client] = position
            clients.append(position)
        }
        return clients
    }
}
