import CanonicalJSON

extension CellText {
    /// Appends a cell as a canonical JSON string; `hasEscapes`: doubled quotation marks stand for single ones.
    mutating func append(_ cell: Span<UInt8>, hasEscapes: Bool, to json: inout [UInt8]) {
        let plainEnd = EightBytes.firstNotPlain(cell, from: 0)
        if plainEnd == cell.count, !hasEscapes, !CellText.holdsQuote(cell) {
            json.append(RecordScanner.quote)
            cell.withUnsafeBufferPointer { json.append(contentsOf: $0) }
            json.append(RecordScanner.quote)
            return
        }
        if isText(cell, from: plainEnd) {
            CellText.escape(cell, hasEscapes: hasEscapes, to: &json)
        } else {
            let text = hasEscapes ? Windows1252.decode(CellText.unescaped(cell).span) : Windows1252.decode(cell)
            JSON.appendString(text, to: &json)
        }
    }

    private static func holdsQuote(_ cell: Span<UInt8>) -> Bool {
        let quote = RecordScanner.quote
        return EightBytes.firstIndex(cell, from: 0, of: quote, quote, quote) < cell.count
    }

    /// Writes UTF-8 with the escapes of RFC 8785 and no others.
    private static func escape(_ cell: Span<UInt8>, hasEscapes: Bool, to json: inout [UInt8]) {
        json.append(RecordScanner.quote)
        var position = 0
        while position < cell.count {
            let byte = cell[unchecked: position]
            switch byte {
            case RecordScanner.quote:
                json.append(UInt8(ascii: "\\"))
                json.append(byte)
                let next = position + 1
                if hasEscapes, next < cell.count, cell[unchecked: next] == RecordScanner.quote { position = next }
            case UInt8(ascii: "\\"):
                json.append(byte)
                json.append(byte)
            case 0..<0x20: appendControl(byte, to: &json)
            default: json.append(byte)
            }
            position += 1
        }
        json.append(RecordScanner.quote)
    }

    private static func appendControl(_ byte: UInt8, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: json.append(UInt8(ascii: "b"))
        case 0x09: json.append(UInt8(ascii: "t"))
        case 0x0A: json.append(UInt8(ascii: "n"))
        case 0x0C: json.append(UInt8(ascii: "f"))
        case 0x0D: json.append(UInt8(ascii: "r"))
        default:
            let digits: StaticString = "0123456789abcdef"
            json.append(contentsOf: "u00".utf8)
            json.append(digits.utf8Start[Int(byte >> 4)])
            json.append(digits.utf8Start[Int(byte & 15)])
        }
    }

    static func unescaped(_ cell: Span<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(cell.count)
        var position = 0
        while position < cell.count {
            plain.append(cell[position])
            let isPair =
                cell[position] == RecordScanner.quote && position + 1 < cell.count
                && cell[position + 1] == RecordScanner.quote
            position += isPair ? 2 : 1
        }
        return plain
    }
}
