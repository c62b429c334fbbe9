import Migration

/// What mapping leaves out and what it wonders about, in the order of the export.
struct Findings {
    var exclusions: [Exclusion] = []
    var diagnostics: [Diagnostic] = []

    mutating func exclude(_ cause: Exclusion.Cause, _ file: SourceFile, _ line: Int, _ key: String, _ reason: String) {
        exclusions.append(Exclusion(cause: cause, file: file, line: line, key: key, reason: reason))
    }

    mutating func note(_ code: String, _ file: SourceFile, _ line: Int, column: String = "", _ message: String) {
        diagnostics.append(Diagnostic(code: code, file: file, line: line, column: column, message: message))
    }

    mutating func add(_ other: Findings) { add(other.exclusions, other.diagnostics) }

    mutating func add(_ exclusions: [Exclusion], _ diagnostics: [Diagnostic]) {
        self.exclusions += exclusions
        self.diagnostics += diagnostics
    }

    /// By file and line; findings about one row stay in the order in which they were made.
    var exclusionsInOrder: [Exclusion] {
        Findings.inOrder(exclusions) { ($0.file, $0.line) }
    }

    var diagnosticsInOrder: [Diagnostic] {
        Findings.inOrder(diagnostics) { ($0.file, $0.line) }
    }

    private static func inOrder<Item>(_ items: [Item], _ place: (Item) -> (SourceFile, Int)) -> [Item] {
        items.enumerated()
            .map { (place($0.element), $0.offset, $0.element) }
            .sorted { ($0.0.0, $0.0.1, $0.1) < ($1.0.0, $1.0.1, $1.1) }
            .map(\.2)
    }
}
