/// Numbers compared by value, without floating point.
package enum NumberText {
    /// `1250.50` and `1250.5` are one number; exponents are written out for up to 30 places.
    package static func canonical(_ lexeme: String) -> String {
        var digits = lexeme.lowercased()
        var exponent = 0
        if let mark = digits.firstIndex(of: "e") {
            exponent = Int(digits[digits.index(after: mark)...]) ?? 0
            digits = String(digits[..<mark])
        }
        let isNegative = digits.hasPrefix("-")
        if isNegative { digits.removeFirst() }
        let pieces = digits.split(separator: ".", omittingEmptySubsequences: false)
        var whole = String(pieces.first ?? "0")
        var fraction = pieces.count > 1 ? String(pieces[1]) : ""
        guard (-30...30).contains(exponent) else { return lexeme }
        while exponent > 0 {
            whole.append(fraction.isEmpty ? "0" : fraction.removeFirst())
            exponent -= 1
        }
        while exponent < 0 {
            fraction.insert(whole.isEmpty ? "0" : whole.removeLast(), at: fraction.startIndex)
            exponent += 1
        }
        whole = String(whole.drop { $0 == "0" })
        while fraction.last == "0" { fraction.removeLast() }
        let text = (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
        return isNegative && text != "0" ? "-" + text : text
    }
}
