/// The form in which the names that link rows to contacts are compared.
package struct ContactKey: Sendable, Hashable {
    /// Trimmed, blanks collapsed, without case.
    package let folded: String

    package init(_ text: String) { folded = CellBlank.collapsed(text).lowercased() }

    package var isBlank: Bool { folded.isEmpty }

    /// The same name the other way round, most likely first: `smith, john` and `john smith`, `smith/john` too.
    package var flipped: [String] {
        for separator: Character in [",", "/"] {
            let parts = pieces(at: separator)
            if parts.names.count == 2 {
                return [([parts.names[1], parts.names[0]] + parts.suffixes).joined(separator: " ")]
            }
        }
        let words = folded.split(separator: " ").map(String.init)
        guard words.count >= 2, let last = words.last else { return [] }
        let rest = words.dropLast().joined(separator: " ")
        return ["\(last), \(rest)", "\(last)/\(rest)"]
    }

    /// Given name first, without the comma before `Jr.`: `smith, john a., jr.` and `john a. smith, jr.` are one.
    package var givenFirst: String {
        for separator: Character in [",", "/"] where folded.contains(separator) {
            let parts = pieces(at: separator)
            if parts.names.count == 2 { return flipped[0] }
            if parts.names.count == 1, !parts.suffixes.isEmpty {
                return (parts.names + parts.suffixes).joined(separator: " ")
            }
        }
        return folded
    }

    /// What stands before and behind the first separator, and the titles and generations at the end.
    private func pieces(at separator: Character) -> (names: [String], suffixes: [String]) {
        var names = folded.split(separator: separator).map { CellBlank.trimmed(String($0)) }
        names.removeAll(where: \.isEmpty)
        var suffixes: [String] = []
        while names.count > 1, let last = names.last, LegalForm.words(of: last).allSatisfy(NameAffix.isSuffix) {
            suffixes.insert(last, at: 0)
            names.removeLast()
        }
        guard names.count > 2 else { return (names, suffixes) }
        return ([names[0], names.dropFirst().joined(separator: "\(separator) ")], suffixes)
    }
}
