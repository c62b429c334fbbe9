import Migration

/// How the firm writes its matter numbers, with the evidence for it.
package struct ClientNumbers: Sendable, Hashable {
    package var count: Int
    /// Numbers that come apart into a client and a matter.
    package var splitCount: Int
    /// The mark between the two; empty where the digits themselves are split, or nothing is.
    package var separator: String
    /// Digits of the matter part that most numbers have; nil without a majority.
    package var matterWidth: Int?
    package var leftPartIsYear: Bool
    /// A number of the usual form, with what it is taken to mean.
    package var example: String
    /// Lines of numbers that do not come apart like the others.
    package var exceptionLines: [Int]

    package static let lineLimit = 10

    package init(
        count: Int,
        splitCount: Int,
        separator: String,
        matterWidth: Int?,
        leftPartIsYear: Bool = false,
        example: String = "",
        exceptionLines: [Int] = []
    ) {
        self.count = count
        self.splitCount = splitCount
        self.separator = separator
        self.matterWidth = matterWidth
        self.leftPartIsYear = leftPartIsYear
        self.example = example
        self.exceptionLines = exceptionLines
    }

    init?(of firm: Firm, clients table: SourceTable?) {
        guard let table, !firm.matters.isEmpty else { return nil }
        let rule = firm.matterIndex.rule
        let mark = String(UnicodeScalar(rule.separator))
        var split = 0
        var marked = 0
        var example = ""
        var exceptions: [Int] = []
        for matter in firm.matters {
            let key = rule.split(matter.number)
            guard key.isSplit else {
                if exceptions.count < ClientNumbers.lineLimit { exceptions.append(table.rows[matter.row].line) }
                continue
            }
            split += 1
            guard key.restored.contains(mark) else { continue }
            marked += 1
            if example.isEmpty, key.restored == key.text { example = key.text }
        }
        if example.isEmpty { example = firm.matters[0].number }
        self.init(
            count: firm.matters.count,
            splitCount: split,
            separator: marked > 0 ? mark : "",
            matterWidth: marked > 0 ? rule.matterWidth : rule.decimals,
            leftPartIsYear: rule.leftPartIsYear,
            example: example,
            exceptionLines: split == 0 ? [] : exceptions
        )
    }

    /// Whether the firm should say how its numbers are to be read.
    package var isDoubtful: Bool { splitCount * 100 < count * 95 || separator.isEmpty || leftPartIsYear }

    /// How numbers are read, and why, in one sentence without its stop.
    package var reason: String {
        let all = "\(TargetEvidence.grouped(splitCount)) of \(TargetEvidence.grouped(count)) numbers"
        if splitCount == 0 { return "no number has a point or a hyphen before digits: each is taken as a client" }
        if separator.isEmpty {
            let digits = matterWidth.map { "the last \($0) digits" } ?? "the last digits"
            return "\(all) are digits without a mark; \(digits) are taken as the matter, by the clients' names"
        }
        let name = separator == "-" ? "hyphen" : "point"
        let width = matterWidth.map { ", mostly with \($0) \($0 == 1 ? "digit" : "digits") behind it" } ?? ""
        if leftPartIsYear {
            return "\(all) have a year before the last \(name)\(width): the year is no client, so the client's name is"
        }
        return "\(all) come apart at the last \(name)\(width): what stands before it is the client"
    }
}
