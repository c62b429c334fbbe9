/// Reads the text of HTML: tags go, blocks become lines, entities become letters.
enum MarkupText {
    private static let lineTags: Set<String> = [
        "br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote",
        "pre",
    ]
    /// Elements whose content is no text for people.
    private static let silentTags: Set<String> = ["script", "style", "head", "title"]

    static func plain(_ html: String) -> String {
        let bytes = Array(html.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                guard let tag = tag(bytes, at: index) else {
                    out.append(bytes[index])
                    index += 1
                    continue
                }
                index = tag.end
                if silentTags.contains(tag.name), !tag.isClosing {
                    index = endOfSilent(bytes, tag.name, from: index) ?? index
                } else if lineTags.contains(tag.name) {
                    if out.last != 0x0A { out.append(0x0A) }
                } else if tag.name == "td" || tag.name == "th" {
                    out.append(0x20)
                }
            case UInt8(ascii: "&"):
                if let (text, end) = entity(bytes, at: index) {
                    out.append(contentsOf: text.utf8)
                    index = end
                } else {
                    out.append(bytes[index])
                    index += 1
                }
            case 0x0A, 0x0D, 0x09, 0x20:
                if let last = out.last, last != 0x20, last != 0x0A { out.append(0x20) }
                index += 1
            default:
                out.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The tag that begins here; nil where the bracket is just a bracket.
    private static func tag(_ bytes: [UInt8], at start: Int) -> (name: String, isClosing: Bool, end: Int)? {
        var index = start + 1
        if bytes[index...].starts(with: Array("!--".utf8)) {
            while index + 2 < bytes.count {
                if bytes[index] == 0x2D, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x3E {
                    return ("!--", false, index + 3)
                }
                index += 1
            }
            return nil
        }
        let isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        let nameStart = index
        while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
        guard index > nameStart else { return nil }
        let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
        var quote: UInt8?
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return (name, isClosing, index + 1)
            } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "@") {
                return nil
            }
            index += 1
        }
        return nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x21 || byte == 0x3A
            || byte == 0x3F
    }

    private static func endOfSilent(_ bytes: [UInt8], _ name: String, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), let tag = tag(bytes, at: index) {
                if tag.isClosing, tag.name == name { return tag.end }
                index = tag.end
            } else {
                index += 1
            }
        }
        return nil
    }

    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
        "sect": "§",
        "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bull": "•", "hellip": "…", "copy": "©", "reg": "®",
        "trade": "™", "deg": "°", "frac12": "½", "eacute": "é", "para": "¶",
    ]

    private static func entity(_ bytes: [UInt8], at start: Int) -> (text: String, end: Int)? {
        var end = start + 1
        while end < bytes.count, end - start < 12, bytes[end] != UInt8(ascii: ";") { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return nil }
        let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
        if let text = named[name] { return (text, end + 1) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let value = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
        guard let value, value >= 0x20 || value == 0x0A || value == 0x09, let scalar = Unicode.Scalar(value) else {
            return nil
        }
        return (String(Character(scalar)), end + 1)
    }
}
