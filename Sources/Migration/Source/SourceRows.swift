/// The rows of a loaded file in its order: held in memory, or read again from the ledger by whoever goes through them.
///
/// Entries are what an export has millions of. They are gone through from the first to the last, never held.
package struct SourceRows: RandomAccessCollection, Sendable, ExpressibleByArrayLiteral {
    private enum Storage: Sendable {
        case held([SourceRow])
        case kept(any RowStore)
    }

    /// Rows that one step through kept rows reads at once.
    private static let windowRows = 128

    private let storage: Storage
    package let endIndex: Int

    package init(_ rows: [SourceRow]) {
        storage = .held(rows)
        endIndex = rows.count
    }

    package init(keptIn store: any RowStore) {
        storage = .kept(store)
        endIndex = store.count
    }

    package init(arrayLiteral rows: SourceRow...) { self.init(rows) }

    package var startIndex: Int { 0 }

    package subscript(position: Int) -> SourceRow {
        switch storage {
        case .held(let rows): return rows[position]
        case .kept(let store):
            precondition(indices.contains(position), "a row outside of its file")
            return store.rows(position..<(position + 1))[0]
        }
    }

    package func makeIterator() -> Iterator { Iterator(rows: self) }

    /// Goes through the rows in order; of kept ones no more than a window is in memory.
    package struct Iterator: IteratorProtocol {
        private let rows: SourceRows
        private var window: [SourceRow]
        private var position = 0
        private var unread: Int

        fileprivate init(rows: SourceRows) {
            self.rows = rows
            switch rows.storage {
            case .held(let held): window = held
            case .kept: window = []
            }
            unread = window.count
        }

        package mutating func next() -> SourceRow? {
            if position == window.count {
                guard unread < rows.endIndex, case .kept(let store) = rows.storage else { return nil }
                let end = Swift.min(rows.endIndex, unread + SourceRows.windowRows)
                window = store.rows(unread..<end)
                unread = end
                position = 0
            }
            defer { position += 1 }
            return window[position]
        }
    }
}
