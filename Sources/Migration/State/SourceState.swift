/// Which files were loaded and where their present rows stand in the ledger.
package struct SourceState: Sendable, Equatable {
    package struct LoadedFile: Sendable, Equatable {
        package var name: String
        package var sha256: String
        package var columns: [SourceColumn]
        /// Sequence numbers of the events that hold the present rows, in file order of their first load.
        package var rows: [UInt64]
        package var isComplete: Bool
        package var counts: FileCompleted?
        /// The file.registered event.
        package var registered: UInt64
        /// How many of `rows` were there before the load that is going on or was the last.
        package var baseRows: Int
        /// The last line that the load in progress has put into the ledger; 0 before its first.
        package var lastLine: Int
        /// How many rows of before the load in progress has listed as vanished; it does so last, in their order.
        package var vanishedRows: Int
        /// Rows of before that the load in progress has replaced: as many as it changes, so they are held tightly.
        fileprivate var replaced: [Replacement] = []
    }

    /// A row of before, and the event that took its place; nil where the row vanished.
    fileprivate struct Replacement: Sendable, Equatable {
        let row: UInt64
        let next: UInt64?
    }

    package private(set) var files: [SourceFile: LoadedFile] = [:]
    /// What became of the search for the documents of rows, by the event that holds the row.
    package private(set) var documents: [UInt64: DocumentState] = [:]

    package init() {}

    /// The rows of a file that were there before the load that is going on or was the last, in its order.
    package func rowsBeforeLoad(of file: SourceFile) -> ArraySlice<UInt64> {
        files[file].map { $0.rows.prefix($0.baseRows) } ?? []
    }

    package mutating func apply(_ recorded: RecordedEvent) {
        switch recorded.event {
        case .fileRegistered(let file): register(file, at: recorded.sequence)
        case .rowParsed(let row):
            change(row.file) { file in
                file.rows.append(recorded.sequence)
                file.lastLine = row.line
            }
        case .rowRejected(let row): change(row.file) { $0.lastLine = row.line }
        case .rowChanged(let row):
            change(row.file) { file in
                file.replaced.append(Replacement(row: row.previous, next: recorded.sequence))
                file.lastLine = row.line
            }
        case .rowVanished(let row):
            change(row.file) { file in
                file.replaced.append(Replacement(row: row.previous, next: nil))
                file.vanishedRows += 1
            }
        case .fileCompleted(let completed): complete(completed)
        case .documentFound(let found): documents[found.row] = .found(found.file)
        case .documentMissing(let missing): documents[missing.row] = .missing(missing.reason)
        default: break
        }
    }

    /// Changes a file where it lies: through its key it would be moved out and back, for every row of an export.
    private mutating func change(_ file: SourceFile, _ body: (inout LoadedFile) -> Void) {
        guard let place = files.index(forKey: file) else { return }
        body(&files.values[place])
    }

    private mutating func register(_ file: FileRegistered, at sequence: UInt64) {
        let previousRows = files[file.file]?.rows ?? []
        files[file.file] = LoadedFile(
            name: file.name,
            sha256: file.sha256,
            columns: file.columns,
            rows: previousRows,
            isComplete: false,
            counts: nil,
            registered: sequence,
            baseRows: previousRows.count,
            lastLine: 0,
            vanishedRows: 0
        )
    }

    private mutating func complete(_ completed: FileCompleted) {
        guard var file = files[completed.file] else { return }
        if !file.replaced.isEmpty {
            let replaced = file.replaced.sorted { $0.row < $1.row }
            file.rows = file.rows.compactMap { row in
                let index = replaced.partitioningIndex { $0.row >= row }
                guard index < replaced.count, replaced[index].row == row else { return row }
                return replaced[index].next
            }
            file.replaced = []
        }
        file.isComplete = true
        file.counts = completed
        files[completed.file] = file
    }
}

extension [SourceState.Replacement] {
    /// The first index for which `isBehind` holds; it holds for all behind that one.
    fileprivate func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
