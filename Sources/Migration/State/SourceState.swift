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
        /// Rows of before that the load in progress has replaced, with the event that did; `UInt64.max` for vanished.
        fileprivate var replaced: [UInt64: UInt64] = [:]
    }

    package private(set) var files: [SourceFile: LoadedFile] = [:]
    /// Every content that was ever completely loaded, by SHA-256.
    package private(set) var completedDigests: Set<String> = []

    package init() {}

    package mutating func apply(_ recorded: RecordedEvent) {
        switch recorded.event {
        case .fileRegistered(let file): register(file, at: recorded.sequence)
        case .rowParsed(let row):
            files[row.file]?.rows.append(recorded.sequence)
            files[row.file]?.lastLine = row.line
        case .rowRejected(let row): files[row.file]?.lastLine = row.line
        case .rowChanged(let row):
            files[row.file]?.replaced[row.previous] = recorded.sequence
            files[row.file]?.lastLine = row.line
        case .rowVanished(let row): files[row.file]?.replaced[row.previous] = UInt64.max
        case .fileCompleted(let completed): complete(completed)
        default: break
        }
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
            lastLine: 0
        )
    }

    private mutating func complete(_ completed: FileCompleted) {
        guard var file = files[completed.file] else { return }
        let replaced = file.replaced
        if !replaced.isEmpty {
            file.rows = file.rows.compactMap { row in
                guard let next = replaced[row] else { return row }
                return next == UInt64.max ? nil : next
            }
            file.replaced = [:]
        }
        file.isComplete = true
        file.counts = completed
        completedDigests.insert(file.sha256)
        files[completed.file] = file
    }
}
