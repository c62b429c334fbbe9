package import Migration

/// What the dates of one column show: the order of their parts with its evidence, and the time that they span.
package struct DateSurvey: Sendable, Hashable {
    /// A column that is asked about its order: the line of the first date that can be read in one order only.
    package private(set) var evidence = DateEvidence()
    package private(set) var monthFirstLine: Int?
    package private(set) var dayFirstLine: Int?
    /// Dates of either order, and those of which the order is no question.
    package private(set) var dateCount = 0
    /// Dates with the year first or the month by name.
    package private(set) var fixedCount = 0
    /// Ways to write no date.
    package private(set) var blankCount = 0
    package private(set) var unreadableCount = 0
    package private(set) var unreadableLine: Int?
    private var monthFirst = Span()
    private var dayFirst = Span()

    private struct Span: Sendable, Hashable {
        var first: CivilDate?
        var last: CivilDate?

        mutating func include(_ date: CivilDate) {
            first = first.map { min($0, date) } ?? date
            last = last.map { max($0, date) } ?? date
        }
    }

    package init() {}

    package var order: DateOrder { evidence.order }
    /// The earliest and the latest date, read in that order.
    package var first: CivilDate? { span.first }
    package var last: CivilDate? { span.last }

    private var span: Span { order == .monthFirst ? monthFirst : dayFirst }

    /// Reads one filled, trimmed value.
    mutating func observe(_ text: String, line: Int) {
        switch DateCell.read(text) {
        case .blank: blankCount += 1
        case .unreadable:
            unreadableCount += 1
            if unreadableLine == nil { unreadableLine = line }
        case .value(let moment):
            dateCount += 1
            monthFirst.include(moment.date)
            if let other = DateCell.read(text, order: .dayFirst).value { dayFirst.include(other.date) }
            observeOrder(text, line)
        }
    }

    private mutating func observeOrder(_ text: String, _ line: Int) {
        let before = (evidence.monthFirstCount, evidence.dayFirstCount)
        evidence.observe(text)
        if evidence.monthFirstCount > before.0, monthFirstLine == nil { monthFirstLine = line }
        if evidence.dayFirstCount > before.1, dayFirstLine == nil { dayFirstLine = line }
        if DateShape(text)?.kind == .fixed { fixedCount += 1 }
    }
}

extension DateSurvey {
    /// Why the dates are read as they are, in words.
    package var reason: String {
        let month = TargetEvidence.grouped(evidence.monthFirstCount)
        let day = TargetEvidence.grouped(evidence.dayFirstCount)
        let open = dateCount - fixedCount
        if dateCount == 0 { return "no value is a date" }
        if open == 0 { return "every date has its year first or its month by name" }
        let all = "\(TargetEvidence.grouped(open)) dates"
        if evidence.isMixed {
            return "\(month) of \(all) can only be month first (line \(monthFirstLine ?? 0)), "
                + "\(day) only day first (line \(dayFirstLine ?? 0))"
        }
        if evidence.monthFirstCount > 0 {
            let share = open == 1 ? "the single date" : "\(month) of \(all)"
            return "\(share) can only be month first (line \(monthFirstLine ?? 0)), none only day first"
        }
        if evidence.dayFirstCount > 0 {
            let share = open == 1 ? "the single date" : "\(day) of \(all)"
            return "\(share) can only be day first (line \(dayFirstLine ?? 0)), none only month first"
        }
        let none = open == 1 ? "the single date has no part" : "none of \(all) has a part"
        return "\(none) above 12; month first is the custom of the vendor's country"
    }

    /// Whether nothing but custom speaks for the order.
    package var isUnproved: Bool { dateCount > fixedCount && evidence.monthFirstCount + evidence.dayFirstCount == 0 }
}
