package import CanonicalJSON

/// Our source key inside a record, by which a write without an answer is found again.
package enum Marker {
    /// The last line of a note's or an activity's text.
    package static func line(for key: String) -> String { "<p>Source: \(escaped(key))</p>" }

    /// The source key that a text carries in its last `Source:` line; nil where it has none.
    package static func key(inText text: String) -> String? {
        guard let start = lastLine(with: "Source: ", in: text) else { return nil }
        let rest = text.unicodeScalars[start...].prefix { $0 != "<" && $0 != "\n" && $0 != "\r" }
        return unescaped(String(rest))
    }

    /// The source key of a record as Pipedrive shows it.
    package static func key(in record: JSON, entity: TargetEntity, sourceKeyField: String?) -> String? {
        switch entity {
        case .organization, .person, .deal:
            guard let sourceKeyField else { return nil }
            return record["custom_fields"]?[sourceKeyField]?.stringValue
        case .lead:
            guard let sourceKeyField else { return nil }
            return record[sourceKeyField]?.stringValue
        case .note: return record["content"]?.stringValue.flatMap { key(inText: $0) }
        case .activity: return record["note"]?.stringValue.flatMap { key(inText: $0) }
        case .pipeline, .stage, .field, .activityType, .file: return nil
        }
    }

    /// Text as it stands inside HTML.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    package static func unescaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        let entities: [(name: String, character: Unicode.Scalar)] = [
            ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "),
        ]
        while let scalar = rest.first {
            if scalar == "&", let found = entities.first(where: { rest.starts(with: $0.name.unicodeScalars) }) {
                result.append(found.character)
                rest = rest.dropFirst(found.name.unicodeScalars.count)
            } else {
                result.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return String(result)
    }

    /// Where the text goes on after that word at the beginning of its last line or element.
    private static func lastLine(with word: String, in text: String) -> String.Index? {
        let bytes = text.utf8
        let pattern = Array(word.utf8)
        var index = bytes.endIndex
        while index > bytes.startIndex {
            index = bytes.index(before: index)
            guard bytes[index...].starts(with: pattern) else { continue }
            let isAtStart = bytes[..<index].last.map { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\n") } ?? true
            if isAtStart { return bytes.index(index, offsetBy: pattern.count) }
        }
        return nil
    }
}
