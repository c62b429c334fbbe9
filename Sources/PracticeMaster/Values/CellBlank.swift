/// Trims and tidies cells; blanks are the ASCII ones, the no-break space and the soft hyphen.
package enum CellBlank {
    /// The cell without blanks at both ends: padding, tabs, no-break spaces.
    package static func trimmed(_ text: String) -> String {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last else { return "" }
        if first > 0x20, last > 0x20, first < 0x80, last < 0x80 { return text }
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isBlank($0) }) else { return "" }
        let end = scalars.lastIndex(where: { !isBlank($0) }) ?? start
        return String(scalars[start...end])
    }

    /// Trimmed, every run of blanks inside one space, soft hyphens gone.
    package static func collapsed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var pending = false
        for scalar in text.unicodeScalars where scalar != "\u{AD}" {
            if isBlank(scalar) {
                pending = !result.isEmpty
                continue
            }
            if pending { result.append(" ") }
            pending = false
            result.append(scalar)
        }
        return String(result)
    }

    /// Words that firms write where they know nothing: `n/a`, `TBD`, `(000) 000-0000`.
    package static func isPlaceholder(_ text: String) -> Bool {
        let folded = collapsed(text).lowercased()
        if words.contains(folded) { return true }
        let digits = folded.utf8.filter { (0x30...0x39).contains($0) }
        let letters = folded.utf8.contains { (0x61...0x7A).contains($0) }
        if !letters, digits.count >= 5, let first = digits.first, first == 0x30 || first == 0x39 {
            return digits.allSatisfy { $0 == first }
        }
        let marks = folded.utf8
        return !marks.isEmpty && marks.allSatisfy { "?-.*_/x".utf8.contains($0) }
    }

    private static let words: Set<String> = [
        "unknown", "unk", "tbd", "tba", "none", "n/a", "na", "n.a.", "nil", "null", "no email", "no e-mail",
        "not provided", "not applicable", "not available", "to be determined",
    ]

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || scalar.value == 0xA0 || scalar.value == 0x3000
            || (scalar.value >= 0x2000 && scalar.value <= 0x200B) || scalar.value == 0xFEFF
    }
}
