/// One thing that was looked at before a run, and what it means for it.
package struct PreflightCheck: Sendable, Hashable {
    package enum Verdict: String, Sendable, Hashable {
        case ok
        /// A run works, but somebody should know.
        case warning
        /// A run would fail, or is refused.
        case stop
    }

    package var name: String
    package var verdict: Verdict
    package var text: String
    /// What to do; empty where there is nothing to be done.
    package var remedy: String
    /// More, one line each.
    package var details: [String]

    package init(_ name: String, _ verdict: Verdict, _ text: String, remedy: String = "", details: [String] = []) {
        self.name = name
        self.verdict = verdict
        self.text = text
        self.remedy = remedy
        self.details = details
    }
}
