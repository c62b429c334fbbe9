import Migration
import PracticeMaster

/// What a later export does to each row, found out before any of it is recorded.
///
/// Rows are compared by key and content without holding either export in memory: a number stays for each row.
struct RowComparison {
    enum Verdict {
        case new
        case same
        /// It takes the place of the row that this event brought.
        case changed(previous: UInt64)
    }

    /// A row that the later export no longer has.
    struct Vanished {
        let sequence: UInt64
        /// The how-many-eth row of its name it was.
        let ordinal: Int
    }

    private static let new = UInt64.max
    private static let same = UInt64.max - 1

    /// By place in the later export: the event of the row that it changes, or one of the above.
    private var verdicts: [UInt64]
    /// In the order of the ledger.
    private(set) var vanished: [Vanished] = []

    init(
        of export: ExportFile,
        with before: ArraySlice<UInt64>,
        keys: RowKeys,
        log: EventLog,
        halt: RunHalt
    ) throws(PipelineError) {
        var earlier = RowPrints(folder: log.workspace.path)
        var place = 0
        for sequence in before {
            let row = try log.storedRow(at: sequence)
            let name = keys.nameHash(of: SourceRow(sequence: sequence, line: row.line, cells: row.cells))
            try earlier.add(RowPrint(name: name, place: place, cells: row.cellBytes))
            place += 1
        }
        var later = RowPrints(folder: log.workspace.path)
        var count = 0
        _ = try RecordFeed.read(export) { records throws(PipelineError) in
            if halt.isRequested { throw .account(.interrupted) }
            for case .row(let line, let cells) in records {
                let name = keys.nameHash(of: SourceRow(sequence: 0, line: line, cells: cells.texts))
                try later.add(RowPrint(name: name, place: count, cells: cells.stored))
                count += 1
            }
        }
        verdicts = [UInt64](repeating: RowComparison.new, count: count)
        for part in 0..<RowPrints.partCount {
            let (old, new) = (try earlier.take(part), try later.take(part))
            compare(old, new, before)
        }
        vanished.sort { $0.sequence < $1.sequence }
    }

    /// What becomes of the row at a place of the later export.
    func verdict(at place: Int) -> Verdict {
        switch place < verdicts.count ? verdicts[place] : RowComparison.new {
        case RowComparison.new: .new
        case RowComparison.same: .same
        case let previous: .changed(previous: previous)
        }
    }

    /// Pairs the first rows of a name, the second ones, and so on; what is left over is new or vanished.
    private mutating func compare(_ earlier: [RowPrint], _ later: [RowPrint], _ before: ArraySlice<UInt64>) {
        var (old, new) = (0, 0)
        while old < earlier.count || new < later.count {
            let name = min(old < earlier.count ? earlier[old].name : .max, new < later.count ? later[new].name : .max)
            var ordinal = 1
            while true {
                let one = old < earlier.count && earlier[old].name == name ? earlier[old] : nil
                let other = new < later.count && later[new].name == name ? later[new] : nil
                guard one != nil || other != nil else { break }
                if let one, let other {
                    let isSame = one.hasContent(of: other)
                    verdicts[Int(other.place)] = isSame ? RowComparison.same : before[Int(one.place)]
                } else if let one {
                    vanished.append(Vanished(sequence: before[Int(one.place)], ordinal: ordinal))
                }
                old += one == nil ? 0 : 1
                new += other == nil ? 0 : 1
                ordinal += 1
            }
        }
    }
}
