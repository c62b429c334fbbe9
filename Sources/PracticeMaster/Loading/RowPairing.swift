/// What a later export does to each row, found out before any of it is recorded.
///
/// Rows are compared by key and content without holding either export in memory: a number stays for each row, and
/// prints come in parts that share no name.
package struct RowPairing: Sendable {
    package enum Verdict: Sendable, Hashable {
        case new
        case same
        /// It takes the place of the row that this event brought.
        case changed(previous: UInt64)
    }

    /// A row that the later export no longer has.
    package struct Vanished: Sendable {
        package let sequence: UInt64
        /// The how-many-eth row of its name it was.
        package let ordinal: Int
    }

    private static let new = UInt64.max
    private static let same = UInt64.max - 1

    /// By place in the earlier export: the event that holds the row.
    private let before: ArraySlice<UInt64>
    /// By place in the later export: the event of the row that it changes, or one of the above.
    private var verdicts: [UInt64]
    private var unsorted: [Vanished] = []

    /// `count`: how many rows the later export has.
    package init(before: ArraySlice<UInt64>, count: Int) {
        self.before = before
        verdicts = [UInt64](repeating: RowPairing.new, count: count)
    }

    /// In the order of the ledger.
    package var vanished: [Vanished] { unsorted.sorted { $0.sequence < $1.sequence } }

    /// What becomes of the row at a place of the later export.
    package func verdict(at place: Int) -> Verdict {
        switch place < verdicts.count ? verdicts[place] : RowPairing.new {
        case RowPairing.new: .new
        case RowPairing.same: .same
        case let previous: .changed(previous: previous)
        }
    }

    /// Pairs the first rows of a name, the second ones, and so on; what is left over is new or vanished. Both are
    /// sorted, and whatever shares a name with them is among them.
    package mutating func pair(_ earlier: [RowPrint], with later: [RowPrint]) {
        var (old, new) = (0, 0)
        while old < earlier.count || new < later.count {
            let name = min(old < earlier.count ? earlier[old].name : .max, new < later.count ? later[new].name : .max)
            var ordinal = 1
            while true {
                let one = old < earlier.count && earlier[old].name == name ? earlier[old] : nil
                let other = new < later.count && later[new].name == name ? later[new] : nil
                guard one != nil || other != nil else { break }
                if let one, let other {
                    verdicts[Int(other.place)] = one.hasContent(of: other) ? RowPairing.same : sequence(of: one)
                } else if let one {
                    unsorted.append(Vanished(sequence: sequence(of: one), ordinal: ordinal))
                }
                old += one == nil ? 0 : 1
                new += other == nil ? 0 : 1
                ordinal += 1
            }
        }
    }

    private func sequence(of earlier: RowPrint) -> UInt64 { before[before.startIndex + Int(earlier.place)] }
}
