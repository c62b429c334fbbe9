package import Migration

/// Whether billed fees or costs are in the export, and what speaks for it.
package struct BilledHistory: Sendable, Hashable {
    package enum Verdict: String, Sendable, Hashable {
        /// Work in process alone: what was billed has left Practice Master.
        case unbilledOnly = "unbilled-only"
        case included
        /// No column tells.
        case unknown
    }

    package var file: SourceFile
    package var verdict: Verdict
    /// One sentence without its stop.
    package var reason: String

    package init(file: SourceFile, verdict: Verdict, reason: String) {
        self.file = file
        self.verdict = verdict
        self.reason = reason
    }

    /// Nil for files that are not fees or costs, and for files without rows.
    package init?(of file: FileInspection, matters: FileInspection?) {
        guard file.file == .fee || file.file == .cost, file.rowCount > 0 else { return nil }
        let rows = TargetEvidence.grouped(file.rowCount)
        let things = file.file == .fee ? "fees" : "costs"
        let span = BilledHistory.span(of: file, matters)
        let statements = file.column("Stmt_Num").map { $0.evidence.integers - $0.evidence.zeros } ?? 0
        if let archived = file.column("Archived") {
            // A zero is an off switch and a whole number at once, so the rest of the switches are on.
            let count = archived.evidence.booleans - archived.evidence.zeros
            if count > 0 {
                let reason = "\(TargetEvidence.grouped(count)) of \(rows) \(things) are archived, that is billed\(span)"
                self.init(file: file.file, verdict: .included, reason: reason)
            } else {
                let reason = "none of \(rows) \(things) is archived: what was billed is probably not there\(span)"
                self.init(file: file.file, verdict: .unbilledOnly, reason: reason)
            }
        } else if statements > 0 {
            let reason = "\(TargetEvidence.grouped(statements)) of \(rows) \(things) bear a statement number\(span)"
            self.init(file: file.file, verdict: .included, reason: reason)
        } else {
            let reason = "no column tells whether the \(rows) \(things) were billed\(span)"
            self.init(file: file.file, verdict: .unknown, reason: reason)
        }
    }

    /// How far back the rows go, against the matters.
    private static func span(of file: FileInspection, _ matters: FileInspection?) -> String {
        guard let span = file.span else { return "" }
        let text = "; they begin \(span.lowerBound.isoText)"
        guard let opened = matters?.span?.lowerBound else { return text }
        return "\(text), the matters \(opened.isoText)"
    }
}
