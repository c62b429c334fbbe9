/// Finds matters by number, also where zeros were lost: `110.1` for `110.10` when only one can be meant.
struct MatterIndex: Sendable {
    let rule: ClientKeyRule
    /// Whether two numbers differ in nothing but case, so that case tells clients apart too.
    let isCaseSensitive: Bool
    private var exact: [String: Int] = [:]
    private var folded: [String: [Int]] = [:]
    private var restored: [String: [Int]] = [:]

    init(numbers: [String], decimals: Int? = nil) {
        rule = Cell.clientKeyRule(of: numbers, decimals: decimals)
        for (position, number) in numbers.enumerated() {
            let text = Cell.trimmed(number)
            if exact[text] != nil { continue }
            exact[text] = position
            folded[text.lowercased(), default: []].append(position)
            restored[rule.split(number).folded, default: []].append(position)
        }
        isCaseSensitive = folded.values.contains { $0.count > 1 }
    }

    /// The matter of exactly that number, else the only one that it can mean.
    func position(of number: String) -> Int? {
        let text = Cell.trimmed(number)
        if text.isEmpty { return nil }
        if let position = exact[text] { return position }
        for candidates in [folded[text.lowercased()], restored[rule.split(text).folded]] {
            guard let candidates else { continue }
            return candidates.count == 1 ? candidates[0] : nil
        }
        return nil
    }

    /// Matters whose numbers differ by case or by zeros only, each group in file order.
    var twins: [[Int]] { restored.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] } }

    /// The part of a number that names the client; nil where it names nobody.
    func client(of number: String) -> String? { rule.split(number).client }
}
