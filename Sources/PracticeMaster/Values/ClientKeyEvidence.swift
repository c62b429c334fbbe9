package import Migration

/// How a firm's Client IDs were taken apart, with the count that speaks for it.
package struct ClientKeyEvidence: Sendable, Hashable {
    package let rule: ClientKeyRule
    /// Keys that were looked at.
    package let keyCount: Int
    /// Keys that the rule takes apart.
    package let splitCount: Int
    /// The first key that is taken apart, else the first.
    package let example: String

    init(numbers: [String], rule: ClientKeyRule) {
        self.rule = rule
        let filled = numbers.filter { !CellBlank.trimmed($0).isEmpty }
        let split = filled.filter { rule.split($0).isSplit }
        keyCount = filled.count
        splitCount = split.count
        example = CellBlank.trimmed(split.first ?? filled.first ?? "")
    }

    /// One sentence for the reviewer.
    package var sentence: String {
        if keyCount == 0 { return "there are no client numbers" }
        if splitCount == 0 {
            return
                "none of \(keyCount) client numbers has a part for the matter (\(example)): each is a client of its own"
        }
        let share = splitCount == keyCount ? "all \(keyCount)" : "\(splitCount) of \(keyCount)"
        var text = "\(share) client numbers are written like \(example): "
        if rule.leftPartIsYear {
            text += "the left part is a year and names no client, so the contact record does, else the client's name"
        } else if rule.decimals != nil, !ClientKeyRule.separators.contains(where: example.utf8.contains) {
            text += "the last \(rule.decimals ?? 0) digits are the matter, which the clients' names show"
        } else {
            let mark = rule.separator == UInt8(ascii: ".") ? "point" : "hyphen"
            text += "what stands before the last \(mark) is the client"
            if let width = rule.matterWidth {
                text += ", the \(width) \(width == 1 ? "digit" : "digits") behind it the matter"
            }
        }
        if let width = rule.clientWidth { text += "; clients have \(width) digits, filled up with zeros" }
        return text
    }
}

extension ClientKeyEvidence {
    /// How the numbers of CMCLIENT read by the vendor's columns, before anybody has decided anything; nil without them.
    package static func found(in table: SourceTable) -> ClientKeyEvidence? {
        guard table.file == .client, let index = table.index(of: "Client_ID") else { return nil }
        let numbers = table.rows.map { Cell.of($0, index) }
        let rule = Cell.clientKeyRule(of: numbers)
        if numbers.contains(where: { rule.split($0).isSplit }) {
            return ClientKeyEvidence(numbers: numbers, rule: rule)
        }
        let names = ["Name", "Client_Full_Name"].compactMap { table.index(of: $0) }
        let clients = table.rows.map { row in
            Cell.contactKey(names.lazy.map { Cell.of(row, $0) }.first { !$0.isEmpty } ?? "")
        }
        let decimals = JoinedKeys.decimals(of: numbers, clients: clients)
        return ClientKeyEvidence(numbers: numbers, rule: Cell.clientKeyRule(of: numbers, decimals: decimals))
    }
}
