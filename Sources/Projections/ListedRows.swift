package import Migration

/// The present rows of files that are not migrated but that somebody needs: workflows to rebuild, documents to fetch.
package struct ListedRows: Projection {
    private var columns: [SourceFile: [SourceColumn]] = [:]
    /// By the event that holds the row as it is now.
    private var rows: [SourceFile: [UInt64: Row]] = [:]

    package struct Row: Sendable, Hashable {
        package let line: Int
        private let cells: [String: String]
        /// For a document's row: what became of the search in the documents folder; nil where there was none.
        package fileprivate(set) var document: DocumentState?

        init(line: Int, cells: [String], columns: [SourceColumn]) {
            self.line = line
            var named: [String: String] = [:]
            for column in columns where column.index < cells.count {
                guard let name = column.canonical else { continue }
                named[name] = cells[column.index]
            }
            self.cells = named
        }

        /// The cell of a column by its Field ID, without outer blanks; empty where the export has none.
        package subscript(fieldID: String) -> String {
            guard let text = cells[fieldID] else { return "" }
            let start = text.drop { $0.isWhitespace }
            return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
        }
    }

    package init() {}

    package var workflows: [Row] { present(.workflow) }

    package var documents: [Row] { present(.document) }

    /// Documents that do not go to Pipedrive, because they were not found or nobody looked for them.
    package var remainingDocuments: [Row] { documents.filter { $0.document?.file == nil } }

    package mutating func apply(_ event: RecordedEvent) {
        switch event.event {
        case .fileRegistered(let payload):
            if payload.file.isListed { columns[payload.file] = payload.columns }
        case .rowParsed(let payload):
            if payload.file.isListed {
                take(payload.file, payload.line, payload.cells, at: event.sequence)
            }
        case .rowChanged(let payload):
            if payload.file.isListed {
                rows[payload.file]?[payload.previous] = nil
                take(payload.file, payload.line, payload.cells, at: event.sequence)
            }
        case .rowVanished(let payload):
            if payload.file.isListed { rows[payload.file]?[payload.previous] = nil }
        case .documentFound(let payload): rows[.document]?[payload.row]?.document = .found(payload.file)
        case .documentMissing(let payload): rows[.document]?[payload.row]?.document = .missing(payload.reason)
        default: break
        }
    }

    private mutating func take(_ file: SourceFile, _ line: Int, _ cells: [String], at sequence: UInt64) {
        let row = Row(line: line, cells: cells, columns: columns[file] ?? [])
        rows[file, default: [:]][sequence] = row
    }

    private func present(_ file: SourceFile) -> [Row] {
        (rows[file] ?? [:]).sorted { ($0.value.line, $0.key) < ($1.value.line, $1.key) }.map(\.value)
    }
}

extension SourceFile {
    /// Whether its rows are listed for people instead of being migrated.
    fileprivate var isListed: Bool {
        switch self {
        case .workflow, .document: true
        default: false
        }
    }
}
