import Migration

/// How a firm's client numbers are taken apart into client and matter, with the count that speaks for it.
package struct ClientKeyEvidence: Sendable, Hashable {
    package let rule: ClientKeyRule
    /// Numbers that were looked at.
    package let keyCount: Int
    /// Numbers that the rule takes apart.
    package let splitCount: Int
    /// The mark between client and matter; empty where the digits themselves are split, or nothing is.
    package let separator: String
    /// A number of the usual form, else the first.
    package let example: String
    /// Lines of the first numbers that do not come apart like the others; none where no number does.
    package let exceptionLines: [Int]

    package static let lineLimit = 10

    /// `lines` are those of the numbers; nil without any number.
    init?(numbers: [String], lines: [Int], rule: ClientKeyRule) {
        let mark = String(UnicodeScalar(rule.separator))
        var count = 0
        var split = 0
        var isMarked = false
        var usual: String?
        var other: String?
        var exceptions: [Int] = []
        for (number, line) in zip(numbers, lines) where !CellBlank.trimmed(number).isEmpty {
            count += 1
            let key = rule.split(number)
            guard key.isSplit else {
                if other == nil { other = key.text }
                if exceptions.count < ClientKeyEvidence.lineLimit { exceptions.append(line) }
                continue
            }
            split += 1
            if key.restored.contains(mark) { isMarked = true }
            if usual == nil, key.restored == key.text { usual = key.text }
            if other == nil || split == 1 { other = key.text }
        }
        guard let example = usual ?? other else { return nil }
        self.rule = rule
        keyCount = count
        splitCount = split
        separator = isMarked ? mark : ""
        self.example = example
        exceptionLines = split == 0 ? [] : exceptions
    }

    /// Digits of the matter part that most numbers have; nil without a majority.
    package var matterWidth: Int? { separator.isEmpty ? rule.decimals : rule.matterWidth }

    /// Whether the firm should say how its numbers are to be read.
    package var isDoubtful: Bool {
        splitCount * 100 < keyCount * 95 || separator.isEmpty || rule.leftPartIsYear
    }

    /// How numbers are read, and why, in one sentence without its stop.
    package var sentence: String {
        let all = TargetEvidence.grouped(keyCount)
        if splitCount == 0 {
            return "none of \(all) client numbers has a part for the matter (\(example)): each is a client of its own"
        }
        let share = splitCount == keyCount ? "all \(all)" : "\(TargetEvidence.grouped(splitCount)) of \(all)"
        var text = "\(share) client numbers are written like \(example): "
        if rule.leftPartIsYear {
            text += "the left part is a year and names no client, so the contact record does, else the client's name"
        } else if separator.isEmpty {
            text += "the last \(rule.decimals ?? 0) digits are the matter, which the clients' names show"
        } else {
            text += "what stands before the last \(separator == "-" ? "hyphen" : "point") is the client"
            if let width = rule.matterWidth {
                text += ", the \(width) \(width == 1 ? "digit" : "digits") behind it the matter"
            }
        }
        if let width = rule.clientWidth { text += "; clients have \(width) digits, filled up with zeros" }
        return text
    }
}
