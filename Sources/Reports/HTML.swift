/// Markup that is well formed and escaped by construction: text enters through `text` alone.
struct HTML: Sendable, Hashable, ExpressibleByStringLiteral {
    private(set) var markup: String

    private init(markup: String) { self.markup = markup }

    /// A literal in the program is text like any other.
    init(stringLiteral value: String) { self = .text(value) }

    static let nothing = HTML(markup: "")

    /// Style rules, which are no text; only for the constant style sheet of the report.
    static func style(_ rules: StaticString) -> HTML { HTML(markup: "<style>\(rules)</style>\n") }

    static func text(_ text: String) -> HTML { HTML(markup: escaped(text)) }

    static func joined(_ parts: [HTML]) -> HTML { HTML(markup: parts.map(\.markup).joined()) }

    /// An element; attribute values are escaped, names come from this program.
    static func element(
        _ name: StaticString,
        _ attributes: KeyValuePairs<String, String>,
        _ children: [HTML]
    ) -> HTML {
        var markup = "<\(name)"
        for (attribute, value) in attributes { markup += " \(attribute)=\"\(escaped(value))\"" }
        markup += ">"
        if "\(name)" == "meta" { return HTML(markup: markup + "\n") }
        for child in children { markup += child.markup }
        markup += "</\(name)>"
        switch "\(name)" {
        case "tr", "table", "section", "p", "h1", "h2", "h3", "li", "ul", "dl", "div", "header", "nav", "article",
            "thead", "tbody", "figure":
            markup += "\n"
        default: break
        }
        return HTML(markup: markup)
    }

    static func element(
        _ name: StaticString,
        _ attributes: KeyValuePairs<String, String>,
        _ children: HTML...
    ) -> HTML { element(name, attributes, children) }

    static func element(_ name: StaticString, _ children: [HTML]) -> HTML { element(name, [:], children) }

    static func element(_ name: StaticString, _ children: HTML...) -> HTML { element(name, [:], children) }

    /// Escapes what has a meaning in markup; characters that no document may hold become the replacement character.
    private static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\r": result += "\n"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
