/// Builds the HTML of notes and activity texts, and cuts what is too long into numbered parts.
struct NoteText {
    /// Pipedrive takes about 100 KB a text; the rest is room for headings, the marker and its own markup.
    static let limitBytes = 90_000

    var heading = ""
    /// Plain text.
    var body = ""
    /// Labelled lines below the text, in column order.
    var lines: [(label: String, text: String)] = []

    static func escaped(_ text: String) -> String {
        if !text.utf8.contains(where: { needsCare($0) }) { return text }
        var out = ""
        out.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\r": break
            case "\n", "\u{0B}", "\u{85}", "\u{2028}", "\u{2029}": out += "<br>"
            case "\u{00}"..."\u{08}", "\u{0E}"..."\u{1F}": break
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// Bytes of markup, of controls, and of the first bytes of the rarer line separators.
    private static func needsCare(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0xC2 || byte == 0xE2
    }

    /// The HTML parts, each ending with the marker that `key` gives for its number from 1.
    func parts(key: String) -> [(key: String, html: String)] {
        let text = NoteText.unified(body)
        let particulars = lines.map {
            "<b>\(NoteText.escaped($0.label)):</b> \(NoteText.escaped(NoteText.unified($0.text)))"
        }
        let short = particulars.map(\.utf8.count).reduce(0, +) < NoteText.limitBytes / 4
        let tail = short && !particulars.isEmpty ? "<p>\(particulars.joined(separator: "<br>"))</p>" : ""
        var whole = text
        if !short {
            whole += "\n\n" + lines.map { "\($0.label): \(NoteText.unified($0.text))" }.joined(separator: "\n")
        }
        let title = heading.isEmpty ? "" : String(heading.prefix(1000))
        let room = NoteText.limitBytes - tail.utf8.count - NoteText.escaped(title).utf8.count - 1000
        let chunks = NoteText.chunks(of: whole, bytes: room)
        return chunks.enumerated().map { index, chunk in
            let partKey = index == 0 ? key : "\(key)#\(index + 1)"
            var named = title
            if chunks.count > 1 { named += (named.isEmpty ? "" : " ") + "(part \(index + 1) of \(chunks.count))" }
            var html = named.isEmpty ? "" : "<p><b>\(NoteText.escaped(named))</b></p>"
            if !chunk.isEmpty { html += "<p>\(NoteText.escaped(chunk))</p>" }
            if index == chunks.count - 1 { html += tail }
            return (partKey, html + "<p>Source: \(NoteText.escaped(partKey))</p>")
        }
    }

    private static func unified(_ text: String) -> String {
        guard text.utf8.contains(0x0D) else { return text }
        var out = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                out.append("\n")
            } else if scalar != "\n" || previous != "\r" {
                out.append(scalar)
            }
            previous = scalar
        }
        return String(out)
    }

    /// Cuts a text so that each piece stays below a size in its escaped form, at a line or word end where there is one.
    private static func chunks(of text: String, bytes limit: Int) -> [String] {
        if text.utf8.count * 6 <= limit || escaped(text).utf8.count <= limit { return [text] }
        var chunks: [String] = []
        var current = String.UnicodeScalarView()
        var size = 0
        for scalar in text.unicodeScalars {
            let cost = escapedSize(scalar)
            let isBreak = scalar == "\n" || (scalar == " " && size > limit - 2000)
            if size + cost > limit || (isBreak && size > limit - 400) {
                chunks.append(String(current))
                current = String.UnicodeScalarView()
                size = 0
            }
            current.append(scalar)
            size += cost
        }
        if !current.isEmpty { chunks.append(String(current)) }
        return chunks
    }

    private static func escapedSize(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "&", "<", ">", "\"": 6
        case "\n", "\u{0B}", "\u{85}", "\u{2028}", "\u{2029}": 4
        default: UTF8.width(scalar)
        }
    }
}
