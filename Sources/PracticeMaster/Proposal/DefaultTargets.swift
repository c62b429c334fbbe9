import Migration

/// Where the columns of the vendor's dictionary go unless their values say otherwise.
enum DefaultTargets {
    struct Entry: Sendable {
        var target: MappingTarget
        var confidencePercent: Int
        var reason: String
        /// What a reviewer may want instead; for columns that are left out, where they would go.
        var alternatives: [MappingTarget]
    }

    /// The entry of a column by its Field ID; nil for columns that the dictionary does not know.
    static func entry(file: SourceFile, canonical: String) -> Entry? {
        file.area == nil ? entries[file]?[canonical] : areaEntries[canonical]
    }

    private static let entries: [SourceFile: [String: Entry]] = Dictionary(
        uniqueKeysWithValues: tables.map { ($0.0, read($0.1)) }
    )

    private static let areaEntries = read(areaLines)

    private static func read(_ lines: String) -> [String: Entry] {
        var entries: [String: Entry] = [:]
        for line in lines.split(separator: "\n") {
            guard let (names, entry) = parse(line) else { preconditionFailure("default target: \(line)") }
            for name in names { entries[name] = entry }
        }
        return entries
    }

    private static let tables: [(SourceFile, String)] = [
        (.client, clientLines), (.contact, contactLines), (.journal, journalLines), (.calendar, calendarLines),
        (.fee, feeLines), (.cost, costLines), (.contactCategory, categoryLines), (.contactUse, useLines),
        (.document, documentLines),
    ]

    /// Reads `Field_ID[,Field_ID...] | target | confidence | reason | alternative; alternative`.
    private static func parse(_ line: Substring) -> (names: [String], entry: Entry)? {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { Cell.trimmed(String($0)) }
        guard cells.count >= 3, let target = MappingTarget(cells[1]), let confidence = Int(cells[2]) else { return nil }
        let alternatives = cells.count > 4 ? cells[4].split(separator: ";").map { Cell.trimmed(String($0)) } : []
        let targets = alternatives.compactMap { MappingTarget($0) }
        guard targets.count == alternatives.count else { return nil }
        let names = cells[0].split(separator: ",").map(String.init)
        let reason = cells.count > 3 ? cells[3] : ""
        return (
            names, Entry(target: target, confidencePercent: confidence, reason: reason, alternatives: targets)
        )
    }
}
