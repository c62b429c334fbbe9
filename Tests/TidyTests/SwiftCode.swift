/// Swift text with the insides of comments and string literals blanked out; every line keeps its number and length.
struct SwiftCode: Sendable {
    let bytes: [UInt8]
    let lines: [Substring]
    /// How many braces are open at the beginning of each line.
    let depths: [Int]

    init(_ text: String) {
        var masking = Masking(bytes: Array(text.utf8))
        masking.code(until: nil)
        self.bytes = masking.bytes
        self.lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        var depth = 0
        self.depths = lines.map { line in
            defer { depth += line.utf8.reduce(0) { $0 + ($1 == 0x7B ? 1 : $1 == 0x7D ? -1 : 0) } }
            return depth
        }
    }

    private struct Masking {
        var bytes: [UInt8]
        var at = 0

        /// Blanks literals and comments; with `closer`, ends at the parenthesis that closes an interpolation.
        mutating func code(until closer: UInt8?) {
            var depth = 0
            while at < bytes.count {
                let byte = bytes[at]
                if byte == closer, depth == 0 { return }
                if byte == 0x28 { depth += 1 }
                if byte == 0x29 { depth -= 1 }
                if ["\\{", "\\}", "\\\""].contains(where: matches) {
                    // Escaped in a regular expression.
                    blank()
                    blank()
                } else if matches("//") {
                    while at < bytes.count, bytes[at] != 0x0A { blank() }
                } else if matches("/*") {
                    comment()
                } else if let hashes = literalStart() {
                    literal(hashes: hashes)
                } else if closer != nil {
                    blank()
                } else {
                    at += 1
                }
            }
        }

        private mutating func comment() {
            var depth = 0
            repeat {
                if matches("/*") { depth += 1 }
                if matches("*/") { depth -= 1 }
                if matches("/*") || matches("*/") { blank() }
                blank()
            } while depth > 0 && at < bytes.count
        }

        /// The number of `#` before a quote that begins here; nil when no literal begins here.
        private func literalStart() -> Int? {
            var end = at
            while end < bytes.count, bytes[end] == 0x23 { end += 1 }
            return end < bytes.count && bytes[end] == 0x22 ? end - at : nil
        }

        private mutating func literal(hashes: Int) {
            let marks = String(repeating: "#", count: hashes)
            for _ in 0..<hashes { blank() }
            let quotes = matches("\"\"\"") ? "\"\"\"" : "\""
            for _ in quotes.utf8 { blank() }
            while at < bytes.count, !matches(quotes + marks) {
                if matches("\\\(marks)(") {
                    for _ in 0..<(hashes + 2) { blank() }
                    code(until: 0x29)
                } else if matches("\\\(marks)") {
                    for _ in 0..<(hashes + 1) { blank() }
                }
                if quotes.utf8.count == 1, at < bytes.count, bytes[at] == 0x0A { return }
                blank()
            }
            for _ in 0..<(quotes.utf8.count + hashes) { blank() }
        }

        private func matches(_ text: String) -> Bool {
            var index = at
            for byte in text.utf8 {
                guard index < bytes.count, bytes[index] == byte else { return false }
                index += 1
            }
            return true
        }

        private mutating func blank() {
            guard at < bytes.count else { return }
            if bytes[at] != 0x0A { bytes[at] = 0x20 }
            at += 1
        }
    }
}
