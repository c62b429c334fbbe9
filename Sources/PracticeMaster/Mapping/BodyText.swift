/// Reduces the bodies of e-mails to plain text: RTF and HTML lose their markup and none of their words.
enum BodyText {
    static func plain(_ text: String) -> String {
        if text.utf8.starts(with: Array("{\\rtf".utf8)) { return trimmed(RtfText.plain(text)) }
        if looksLikeMarkup(text) { return trimmed(MarkupText.plain(text)) }
        return text
    }

    private static let openings = [
        "<html", "<!doctype", "<body", "<div", "<p>", "<p ", "<br", "<table", "<span", "<font", "<meta", "<head",
    ]

    private static func looksLikeMarkup(_ text: String) -> Bool {
        guard text.utf8.contains(0x3C), text.utf8.contains(0x3E) else { return false }
        let start = text.prefix(4000).lowercased()
        return openings.contains { start.contains($0) }
    }

    /// Without blank ends, and with no more than one empty line in a row.
    private static func trimmed(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let bare = line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } ? "" : line
            if bare.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(bare)
        }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
