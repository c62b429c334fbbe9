/// How text looks on a terminal: its width, and whether there are colours.
package struct TextStyle: Sendable, Hashable {
    package var width: Int
    package var isColoured: Bool

    package init(width: Int = 80, isColoured: Bool = false) {
        self.width = max(40, width)
        self.isColoured = isColoured
    }

    func heading(_ text: String) -> String { marked(text, "1") }
    func soft(_ text: String) -> String { marked(text, "2") }
    func alert(_ text: String) -> String { marked(text, "1;31") }
    func caution(_ text: String) -> String { marked(text, "33") }
    func command(_ text: String) -> String { marked(text, "1;32") }

    private func marked(_ text: String, _ code: String) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    /// One line of what may come from a cell: no line break, and nothing that commands the terminal.
    static func plain(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where scalar == "\n" || scalar == "\r" || scalar == "\t":
                if result.last != " " { result.append(" ") }
            case .lineSeparator, .paragraphSeparator: result.append(" ")
            case .control, .surrogate: result.append("\u{FFFD}")
            case .format where scalar != "\u{200D}" && scalar != "\u{200C}" && scalar != "\u{AD}":
                result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Words in lines of at most the style's width; each line begins with the indent, the first one with `first`.
    func wrapped(_ text: String, first: String = "", indent: String = "") -> [String] {
        var lines: [String] = []
        var line = ""
        let room = max(20, width - DisplayWidth.of(indent))
        for word in TextStyle.plain(text).split(separator: " ") {
            if line.isEmpty {
                line = String(word)
            } else if DisplayWidth.of(line) + 1 + DisplayWidth.of(word) <= room {
                line += " " + word
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        lines.append(line)
        return lines.enumerated().map { ($0.offset == 0 && !first.isEmpty ? first : indent) + $0.element }
    }
}
