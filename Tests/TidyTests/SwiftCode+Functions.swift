extension SwiftCode {
    struct Function: Equatable {
        /// Counted from 1.
        var line: Int
        var lineCount: Int
    }

    /// Every function, initializer, subscript and computed property with a body, the nested ones included.
    var functions: [Function] {
        let declaration = /(?:^|[^.\w`])(?:func\s|init\s*[?(<!]|deinit\s*\{|subscript\s*[(<]|var\s+\w+\s*:)/
        var found: [Function] = []
        var lineStart = 0
        for (number, line) in lines.enumerated() {
            for match in SwiftCode.mayDeclare(line) ? line.matches(of: declaration) : [] {
                let start = lineStart + line.utf8.distance(from: line.startIndex, to: match.range.lowerBound)
                guard let open = bodyStart(after: start), let close = closingBrace(of: open) else { continue }
                let lineCount = bytes[start..<close].count { $0 == 0x0A } + 1
                found.append(Function(line: number + 1, lineCount: lineCount))
            }
            lineStart += line.utf8.count + 1
        }
        return found
    }

    /// Spares the expression most lines.
    private static func mayDeclare(_ line: Substring) -> Bool {
        ["func", "init", "subscript", "var"].contains { line.contains($0) }
    }

    /// The brace that opens the body; nil when the declaration ends without one.
    private func bodyStart(after start: Int) -> Int? {
        var parentheses = 0
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case 0x28, 0x5B: parentheses += 1
            case 0x29, 0x5D: parentheses -= 1
            case 0x7B where parentheses == 0: return index
            case 0x7D,
                0x3D where parentheses == 0 && bytes[index] == 0x7D:
                return nil
            case 0x0A where parentheses == 0 && !continues(after: index): return nil
            default: break
            }
            if parentheses < 0 { return nil }
            index += 1
        }
        return nil
    }

    /// Whether a declaration goes on in the next line.
    private func continues(after newline: Int) -> Bool {
        let before = bytes[..<newline].last { $0 != 0x20 }
        if before == 0x2C || before == 0x26 { return true }
        let rest = bytes[newline...].drop { $0 == 0x20 || $0 == 0x0A }
        return ["->", "where ", "throws", "async", "{", "& "].contains { rest.starts(with: $0.utf8) }
    }

    private func closingBrace(of open: Int) -> Int? {
        var depth = 0
        for index in open..<bytes.count {
            if bytes[index] == 0x7B { depth += 1 }
            if bytes[index] == 0x7D { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
