/// Collects what the dates of one column say about the order of their parts.
package struct DateEvidence: Sendable, Hashable {
    /// Dates that can only be month first: the second part is greater than 12.
    package private(set) var monthFirstCount = 0
    /// Dates that can only be day first: the first part is greater than 12.
    package private(set) var dayFirstCount = 0

    package init() {}

    /// Month first on a tie and without evidence.
    package var order: DateOrder { dayFirstCount > monthFirstCount ? .dayFirst : .monthFirst }

    /// Whether the column holds dates of both orders.
    package var isMixed: Bool { dayFirstCount > 0 && monthFirstCount > 0 }

    package mutating func observe(_ text: String) {
        guard let shape = DateShape(text), shape.kind == .slashed else { return }
        if shape.parts[0] > 12, shape.parts[1] <= 12 { dayFirstCount += 1 }
        if shape.parts[1] > 12, shape.parts[0] <= 12 { monthFirstCount += 1 }
    }
}
