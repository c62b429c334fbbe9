/// The form in which names of organizations are compared: `Prairie Mills, L.L.C.` and `PRAIRIE MILLS LLC` are one.
package struct OrganizationName: Sendable, Hashable {
    /// Lower case, marks dropped, legal forms in one spelling, an opening `the` dropped.
    package let folded: String
    /// The same without legal forms at its end: what near-duplicates share.
    package let stem: String

    package init(_ text: String) {
        var words = OrganizationName.joiningLetters(LegalForm.words(of: text))
        if words.count > 1, words.first == "the" { words.removeFirst() }
        words = words.map { OrganizationName.short[$0] ?? $0 }
        folded = words.joined(separator: " ")
        while words.count > 1, let last = words.last, OrganizationName.endings.contains(last) { words.removeLast() }
        stem = words.joined(separator: " ")
    }

    /// `l l c` is written as often as `llc`: single letters in a row become one word.
    private static func joiningLetters(_ words: [String]) -> [String] {
        var result: [String] = []
        var letters = ""
        for word in words {
            if word.utf8.count == 1, word != "&" {
                letters += word
                continue
            }
            if !letters.isEmpty { result.append(letters) }
            letters = ""
            result.append(word)
        }
        return letters.isEmpty ? result : result + [letters]
    }

    private static let short = [
        "incorporated": "inc", "corporation": "corp", "company": "co", "limited": "ltd", "and": "&",
    ]

    private static let endings: Set<String> = [
        "llc", "inc", "llp", "lllp", "lp", "pc", "pllc", "plc", "corp", "co", "ltd", "lc", "pa", "na", "gmbh",
    ]
}
