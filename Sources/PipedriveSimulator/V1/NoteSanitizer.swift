/// What the service makes of note HTML: known tags stay, event attributes and scripts go, entities become plain.
enum NoteSanitizer {
    private static let tags: Set<String> = [
        "a", "b", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "hr", "i", "img", "li", "ol", "p",
        "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
    ]
    private static let attributes: Set<String> = [
        "href", "src", "alt", "title", "target", "style", "colspan", "rowspan",
    ]
    /// Tags that disappear together with what they enclose.
    private static let swallowed: Set<String> = ["script", "style", "iframe", "object", "noscript", "template"]
    private static let entities: [String: String] = [
        "quot": "\"", "apos": "'", "#39": "'", "#34": "\"", "nbsp": "\u{A0}", "copy": "\u{A9}", "mdash": "\u{2014}",
        "ndash": "\u{2013}", "sect": "\u{A7}", "hellip": "\u{2026}",
    ]

    static func sanitized(_ html: String) -> String {
        guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return html }
        let text = Array(html.unicodeScalars)
        var result = String.UnicodeScalarView()
        var position = 0
        while position < text.count {
            switch text[position] {
            case "<":
                guard let tag = tag(text, at: position) else {
                    result.append(contentsOf: "&lt;".unicodeScalars)
                    position += 1
                    continue
                }
                position = tag.end
                if swallowed.contains(tag.name) {
                    if !tag.isClosing { position = end(of: tag.name, text, from: position) }
                } else if tags.contains(tag.name) {
                    result.append(contentsOf: tag.text.unicodeScalars)
                }
            case "&": position = appendEntity(text, at: position, to: &result)
            default:
                result.append(text[position])
                position += 1
            }
        }
        return String(result)
    }

    private struct Tag {
        var name: String
        var isClosing: Bool
        var text: String
        var end: Int
    }

    private static func tag(_ text: [Unicode.Scalar], at start: Int) -> Tag? {
        if text[start...].starts(with: "<!--".unicodeScalars) {
            let end = text[(start + 4)...].indices.first { index in
                text[index...].starts(with: "-->".unicodeScalars)
            }
            return Tag(name: "!--", isClosing: false, text: "", end: end.map { $0 + 3 } ?? text.count)
        }
        guard let close = text[start...].firstIndex(of: ">"), close > start + 1 else { return nil }
        var inner = String(String.UnicodeScalarView(text[(start + 1)..<close]))
        let isClosing = inner.hasPrefix("/")
        if isClosing { inner.removeFirst() }
        let name = inner.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }.lowercased()
        guard !name.isEmpty else { return nil }
        let kept = isClosing ? "" : attributes(inner.dropFirst(name.count))
        return Tag(name: name, isClosing: isClosing, text: "<\(isClosing ? "/" : "")\(name)\(kept)>", end: close + 1)
    }

    /// The attributes that may stay, in double quotes; addresses that run something are no addresses.
    private static func attributes(_ text: Substring) -> String {
        var kept = ""
        var rest = text
        while let start = rest.firstIndex(where: { $0.isLetter }) {
            rest = rest[start...]
            let name = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != "/" }.lowercased()
            rest = rest.dropFirst(name.count).drop(while: \.isWhitespace)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst().drop(while: \.isWhitespace)
            let value: Substring
            if let quote = rest.first, quote == "\"" || quote == "'" {
                value = rest.dropFirst().prefix { $0 != quote }
                rest = rest.dropFirst(value.count + 2)
            } else {
                value = rest.prefix { !$0.isWhitespace }
                rest = rest.dropFirst(value.count)
            }
            let runs = value.lowercased().drop(while: \.isWhitespace).hasPrefix("javascript:")
            if attributes.contains(name), !runs { kept += " \(name)=\"\(value)\"" }
        }
        return kept
    }

    private static func end(of name: String, _ text: [Unicode.Scalar], from start: Int) -> Int {
        var position = start
        while let next = text[position...].firstIndex(of: "<") {
            if let tag = tag(text, at: next), tag.isClosing, tag.name == name { return tag.end }
            position = next + 1
        }
        return text.count
    }

    private static func appendEntity(
        _ text: [Unicode.Scalar],
        at start: Int,
        to result: inout String.UnicodeScalarView
    ) -> Int {
        let window = text[(start + 1)..<min(start + 10, text.count)]
        guard let end = window.firstIndex(of: ";") else {
            result.append(contentsOf: "&amp;".unicodeScalars)
            return start + 1
        }
        let name = String(String.UnicodeScalarView(text[(start + 1)..<end]))
        if let plain = entities[name] {
            result.append(contentsOf: plain.unicodeScalars)
        } else if ["amp", "lt", "gt"].contains(name) {
            result.append(contentsOf: "&\(name);".unicodeScalars)
        } else if name.hasPrefix("#"), let scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) {
            result.append(scalar)
        } else {
            result.append(contentsOf: "&amp;".unicodeScalars)
            return start + 1
        }
        return end + 1
    }
}
