/// A phone cell taken apart: `(402) 555-0137 x204 (wife's cell)`.
package struct PhoneCell: Sendable, Hashable {
    /// The whole cell without outer blanks: what is migrated.
    package let text: String
    /// The number as written, without extension and remark; empty when there is none.
    package let number: String
    /// The digits of the number, a leading `+` kept: what numbers are compared by.
    package let digits: String
    /// The digits behind `x`, `ext.` or `#`.
    package let extensionDigits: String?
    /// Words beside the number.
    package let remark: String?

    /// Nil for a blank cell, a placeholder, or one without a number of at least seven digits.
    package init?(_ cell: String) {
        let text = CellBlank.collapsed(cell)
        if text.isEmpty || CellBlank.isPlaceholder(text) { return nil }
        let bytes = Array(text.utf8)
        var end = 0
        while end < bytes.count, PhoneCell.isNumberByte(bytes[end]) { end += 1 }
        if end < bytes.count, end > 0, bytes[end - 1] == UInt8(ascii: "(") { end -= 1 }
        var start = 0
        if bytes[..<end].count(where: PhoneCell.isDigit) < 7 {
            guard let found = bytes.firstIndex(where: PhoneCell.isStart) else { return nil }
            start = found
            end = found
            while end < bytes.count, PhoneCell.isNumberByte(bytes[end]) { end += 1 }
            if end < bytes.count, bytes[end - 1] == UInt8(ascii: "(") { end -= 1 }
        }
        let number = CellBlank.trimmed(String(decoding: bytes[start..<end], as: UTF8.self))
        let digits = number.utf8.filter(PhoneCell.isDigit)
        guard digits.count >= 7, digits.contains(where: { $0 != 0x30 }) else { return nil }
        self.text = text
        self.number = number
        self.digits = (number.hasPrefix("+") ? "+" : "") + String(decoding: digits, as: UTF8.self)
        let before = String(decoding: bytes[..<start], as: UTF8.self)
        let (extensionDigits, after) = PhoneCell.tail(String(decoding: bytes[end...], as: UTF8.self))
        self.extensionDigits = extensionDigits
        let remark = CellBlank.collapsed(before + " " + after)
        self.remark = remark.isEmpty ? nil : remark
    }

    /// Takes `x204`, `ext. 204` or `#204` off the beginning of what follows a number.
    private static func tail(_ text: String) -> (extensionDigits: String?, remark: String) {
        let trimmed = CellBlank.trimmed(text)
        let folded = trimmed.lowercased()
        for word in ["extension", "ext.", "ext", "x.", "x", "#"] where folded.hasPrefix(word) {
            let behind = trimmed.dropFirst(word.count).drop { $0 == " " || $0 == ":" || $0 == "." }
            let digits = behind.prefix { $0.isASCII && $0.isNumber }
            if !digits.isEmpty { return (String(digits), CellBlank.trimmed(String(behind.dropFirst(digits.count)))) }
        }
        return (nil, trimmed)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isStart(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: "+") }

    private static func isNumberByte(_ byte: UInt8) -> Bool { isDigit(byte) || "+-./() ".utf8.contains(byte) }
}
