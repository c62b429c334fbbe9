/// Reads the text of RTF: control words go, paragraphs become lines, tables of fonts and colours are passed over.
struct RtfText {
    private let bytes: [UInt8]
    private var index = 0
    private var out: [UInt8] = []
    private var depth = 0
    /// The depth of the group that is passed over.
    private var silentDepth: Int?

    private static let silentGroups: Set<String> = [
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "themedata", "colorschememapping", "latentstyles",
        "datastore", "listtable", "listoverridetable", "generator", "xmlnstbl", "rsidtbl", "object", "fldinst",
    ]

    static func plain(_ text: String) -> String {
        var reader = RtfText(text)
        reader.read()
        return String(decoding: reader.out, as: UTF8.self)
    }

    private init(_ text: String) { bytes = Array(text.utf8) }

    private mutating func read() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"):
                depth += 1
                index += 1
            case UInt8(ascii: "}"):
                if silentDepth == depth { silentDepth = nil }
                depth -= 1
                index += 1
            case UInt8(ascii: "\\"): control()
            case 0x0A, 0x0D: index += 1
            default:
                emit([bytes[index]])
                index += 1
            }
        }
    }

    private mutating func emit(_ text: some Sequence<UInt8>) {
        if silentDepth == nil { out.append(contentsOf: text) }
    }

    private mutating func control() {
        index += 1
        guard index < bytes.count else { return }
        let byte = bytes[index]
        guard (0x61...0x7A).contains(byte | 0x20) else {
            index += 1
            switch byte {
            case UInt8(ascii: "'"): codePageByte()
            case UInt8(ascii: "*"): if silentDepth == nil { silentDepth = depth }
            case UInt8(ascii: "~"): emit([0x20])
            case UInt8(ascii: "_"): emit([0x2D])
            case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): emit([byte])
            case 0x0A, 0x0D: emit([0x0A])
            default: break
            }
            return
        }
        let start = index
        while index < bytes.count, (0x61...0x7A).contains(bytes[index] | 0x20) { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        let number = parameter()
        if index < bytes.count, bytes[index] == 0x20 { index += 1 }
        apply(word, number)
    }

    private mutating func parameter() -> Int? {
        let start = index
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        return Int(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func apply(_ word: String, _ number: Int?) {
        switch word {
        case "par", "line", "row", "sect", "page": emit([0x0A])
        case "tab", "cell": emit([0x09])
        case "emdash": emit("—".utf8)
        case "endash": emit("–".utf8)
        case "lquote": emit("‘".utf8)
        case "rquote": emit("’".utf8)
        case "ldblquote": emit("“".utf8)
        case "rdblquote": emit("”".utf8)
        case "bullet": emit("•".utf8)
        case "u": unicode(number)
        case "bin": index = min(bytes.count, index + max(0, number ?? 0))
        default: if RtfText.silentGroups.contains(word), silentDepth == nil { silentDepth = depth }
        }
    }

    /// A character by number, followed by one that stands in for it in old readers.
    private mutating func unicode(_ number: Int?) {
        guard let number, let scalar = Unicode.Scalar(UInt32(number < 0 ? number + 65_536 : number)) else { return }
        emit(String(Character(scalar)).utf8)
        guard index < bytes.count else { return }
        if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "'") {
            index = min(bytes.count, index + 4)
        } else if bytes[index] != UInt8(ascii: "\\"), bytes[index] != UInt8(ascii: "{"),
            bytes[index] != UInt8(ascii: "}")
        {
            index += 1
        }
    }

    private mutating func codePageByte() {
        guard index + 1 < bytes.count,
            let value = UInt8(String(decoding: bytes[index...(index + 1)], as: UTF8.self), radix: 16)
        else { return }
        index += 2
        emit(Windows1252.decode([value].span).utf8)
    }
}
