/// What one Swift file may look like.
enum FileRules {
    static let all: [@Sendable (SourceTree.TextFile) -> [Violation]] = [
        fileLength, lineLength, functionLength, typeNames, onePackageType, imports, purity, leftovers,
    ]

    static func fileLength(_ file: SourceTree.TextFile) -> [Violation] {
        let count = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        return count > 300 ? [Violation(file.path, "\(count) lines; at most 300")] : []
    }

    static func lineLength(_ file: SourceTree.TextFile) -> [Violation] {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().filter { $0.element.count > 120 }.map {
            Violation(file.path, $0.offset + 1, "\($0.element.count) characters; at most 120")
        }
    }

    static func functionLength(_ file: SourceTree.TextFile) -> [Violation] {
        file.code.functions.filter { $0.lineCount >= 60 }.map {
            Violation(file.path, $0.line, "a function of \($0.lineCount) lines; fewer than 60")
        }
    }

    static let bannedSuffixes = [
        "Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Processor", "Data", "Info", "Object", "Base",
        "Impl",
    ]

    static func typeNames(_ file: SourceTree.TextFile) -> [Violation] {
        file.code.lines.enumerated().flatMap { number, line -> [Violation] in
            guard bannedSuffixes.contains(where: { line.contains($0) }) else { return [] }
            return line.matches(of: /\b(?:struct|class|enum|actor|protocol|typealias)\s+([A-Z]\w*)/).compactMap {
                match in
                let name = match.output.1
                guard let suffix = bannedSuffixes.first(where: { name.hasSuffix($0) }) else { return nil }
                return Violation(file.path, number + 1, "\(name) ends in the banned word \(suffix)")
            }
        }
    }

    /// Extensions and what stays in the file are free; a second type that leaves the file gets a file of its own.
    static func onePackageType(_ file: SourceTree.TextFile) -> [Violation] {
        let code = file.code
        let declaration = /\b(?:package|public|open)\s+(?:\w+\s+)*?(?:struct|class|enum|actor|protocol)\s+([A-Z]\w*)/
        let declared = zip(code.lines, code.depths).enumerated().compactMap { number, pair -> (Int, Substring)? in
            guard pair.1 == 0, !pair.0.isEmpty else { return nil }
            return pair.0.firstMatch(of: declaration).map { (number + 1, $0.output.1) }
        }
        return declared.dropFirst().map { number, name in
            Violation(file.path, number, "\(name) is the second top-level type that leaves this file")
        }
    }

    static func imports(_ file: SourceTree.TextFile) -> [Violation] {
        guard let target = file.target, !file.isTest else { return [] }
        return file.code.lines.enumerated().compactMap { number, line in
            guard
                line.contains("import "),
                let match = line.firstMatch(of: /^\s*(?:[@\w()]+\s+)*?import\s+(?:(?:struct|enum|class|func)\s+)?(\w+)/)
            else { return nil }
            let module = String(match.output.1)
            guard !Borders.allows(module, in: target) else { return nil }
            return Violation(file.path, number + 1, "\(target) must not import \(module)")
        }
    }

    /// Time, chance and the outside world reach a pure target as arguments, or not at all.
    static func purity(_ file: SourceTree.TextFile) -> [Violation] {
        // The port to Pipedrive is described in the core and kept by the shell.
        guard file.path != "Sources/Migration/Api/PipedriveGateway.swift" else { return [] }
        guard let target = file.target, !file.isTest, Borders.isPure(target) else { return [] }
        let names = /\b(?:Date\(|UUID\(|SystemRandomNumberGenerator|ContinuousClock|SuspendingClock|Hasher\(|print\()/
        let members = /\.(?:random|randomElement|shuffled?|hashValue)\b|\b(?:async|await|Task)\b(?!:)/
        return file.code.lines.enumerated().flatMap { number, line in
            (line.matches(of: names) + line.matches(of: members)).map {
                Violation(file.path, number + 1, "\($0.output) in a pure target")
            }
        }
    }

    static func leftovers(_ file: SourceTree.TextFile) -> [Violation] {
        guard file.target != "TidyTests" else { return [] }
        let banned = /\/\/.*\b(?:TODO|FIXME|XXX|HACK)\b|\btry!|\bas!|\/work\/|fatalError\(/
        return file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
            number,
            line in
            line.firstMatch(of: banned).map { Violation(file.path, number + 1, "\($0.output) must not stay") }
        }
    }
}
