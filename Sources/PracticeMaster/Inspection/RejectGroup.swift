/// The records of one file that made no row for the same kind of reason.
package struct RejectGroup: Sendable, Hashable {
    /// The stable word for the kind: `cell count`.
    package var code: String
    /// A sentence about the first of them; never a cell's content.
    package var reason: String
    package var count: Int
    /// The first lines, in file order.
    package var lines: [Int]

    package static let lineLimit = 10

    package init(code: String, reason: String, count: Int, lines: [Int]) {
        self.code = code
        self.reason = reason
        self.count = count
        self.lines = lines
    }

    /// Whether such a record is nothing that a firm could miss: a footer, a second header, the mark of DOS.
    package var isHarmless: Bool {
        [RejectionReason.footer, .repeatedHeader, .endOfFileMark].contains { $0.code == code }
    }
}
