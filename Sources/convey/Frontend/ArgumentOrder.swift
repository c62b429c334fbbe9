/// Lets options that every command takes stand before the command, as people write them.
enum ArgumentOrder {
    private static let withValue: Set<String> = ["--migration", "--actor"]
    private static let withoutValue: Set<String> = ["--json", "--quiet"]

    /// Moves common options that come first to the end of the words, or to before `--` where that ends the options.
    static func settled(_ arguments: [String]) -> [String] {
        var rest = arguments[...]
        var common: [String] = []
        while let word = rest.first {
            let name = String(word.prefix { $0 != "=" })
            if withoutValue.contains(word) || withValue.contains(name) && name != word {
                common.append(word)
                rest = rest.dropFirst()
            } else if withValue.contains(word), rest.count > 1 {
                common += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else {
                break
            }
        }
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return Array(rest[..<end]) + common + Array(rest[end...])
    }

    /// A negative number, of which no command knows what to do and which the parser would take for an option.
    static func negativeNumber(in arguments: [String]) -> String? {
        arguments.prefix { $0 != "--" }.first { word in
            word.first == "-" && word.count > 1 && word.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
        }
    }
}
