/// The form in which the names that link rows to contacts are compared.
package struct ContactKey: Sendable, Hashable {
    /// Trimmed, blanks collapsed, without case.
    package let folded: String

    package init(_ text: String) { folded = CellBlank.collapsed(text).lowercased() }

    package var isBlank: Bool { folded.isEmpty }

    /// The same name the other way round, most likely first: `smith, john` and `john smith`, `smith/john` too.
    package var flipped: [String] {
        for separator in [",", "/"] {
            let parts = folded.split(separator: separator, maxSplits: 1).map { CellBlank.trimmed(String($0)) }
            if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty { return ["\(parts[1]) \(parts[0])"] }
        }
        let words = folded.split(separator: " ").map(String.init)
        guard words.count >= 2, let last = words.last else { return [] }
        let rest = words.dropLast().joined(separator: " ")
        return ["\(last), \(rest)", "\(last)/\(rest)"]
    }
}
