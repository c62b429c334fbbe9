package import Migration

/// Looks at the values of every column of a table.
package enum ColumnProfiler {
    /// Different values beyond this number are not told apart.
    package static let distinctLimit = 10_000
    package static let sampleLimit = 5

    /// One profile a column, in column order.
    package static func profiles(of table: SourceTable) -> [ColumnProfile] {
        let clients = clientOfEachRow(table)
        return table.columns.map { profile(of: $0, in: table, clients: clients) }
    }

    private static func profile(of column: SourceColumn, in table: SourceTable, clients: [String]?) -> ColumnProfile {
        var evidence = ValueEvidence()
        var distinct: Set<String> = []
        var samples: [String] = []
        var hasMore = false
        var filled = 0
        var longest = 0
        for row in table.rows {
            let text = Cell.of(row, column.index)
            if text.isEmpty { continue }
            filled += 1
            evidence.observe(text)
            if text.utf8.count > longest { longest = max(longest, text.count) }
            if distinct.count < distinctLimit {
                if distinct.insert(text).inserted, samples.count < sampleLimit { samples.append(text) }
            } else if !hasMore, !distinct.contains(text) {
                hasMore = true
            }
        }
        return ColumnProfile(
            file: table.file,
            column: column,
            rowCount: table.rows.count,
            filled: filled,
            distinct: distinct.count,
            hasMoreDistinct: hasMore,
            inferred: evidence.inferred(filled: filled).type,
            evidence: evidence,
            samples: samples,
            isSensitive: SensitiveColumns.contains(column),
            dependsOnlyOnClient: clients.flatMap { dependsOnlyOnClient(column, table, $0) },
            longest: longest
        )
    }

    /// The client part of each row's matter number; nil for files other than CMCLIENT.
    private static func clientOfEachRow(_ table: SourceTable) -> [String]? {
        guard table.file == .client, let index = table.index(of: "Client_ID") else { return nil }
        let numbers = table.rows.map { Cell.of($0, index) }
        let rule = Cell.clientKeyRule(of: numbers)
        let clients = numbers.map { rule.split($0).client }
        return clients.contains(nil) ? nil : clients.compactMap { $0 }
    }

    /// At least five clients with two or more filled values, all agreeing; nil where there are fewer.
    private static func dependsOnlyOnClient(_ column: SourceColumn, _ table: SourceTable, _ clients: [String]) -> Bool?
    {
        var first: [String: String] = [:]
        var repeated: Set<String> = []
        for (position, row) in table.rows.enumerated() {
            let text = Cell.of(row, column.index)
            if text.isEmpty { continue }
            let client = clients[position]
            guard let known = first[client] else {
                first[client] = text
                continue
            }
            if known != text { return false }
            repeated.insert(client)
        }
        return repeated.count >= 5 ? true : nil
    }
}
