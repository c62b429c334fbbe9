/// Finds matters by number, also where zeros were lost: `110.1` for `110.10` when only one can be meant.
struct MatterIndex: Sendable {
    let rule: ClientKeyRule
    private var exact: [String: Int] = [:]
    private var restored: [String: [Int]] = [:]

    init(numbers: [String]) {
        rule = Cell.clientKeyRule(of: numbers)
        for (position, number) in numbers.enumerated() {
            let folded = Cell.trimmed(number).lowercased()
            if exact[folded] == nil { exact[folded] = position }
            restored[rule.split(number).folded, default: []].append(position)
        }
    }

    func position(of number: String) -> Int? {
        if number.isEmpty { return nil }
        if let position = exact[Cell.trimmed(number).lowercased()] { return position }
        guard let candidates = restored[rule.split(number).folded], candidates.count == 1 else { return nil }
        return candidates[0]
    }

    /// The part of a number that names the client; nil where it names nobody.
    func client(of number: String) -> String? { rule.split(number).client }
}
