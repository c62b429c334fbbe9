package import Migration

/// The physical records that make no row, in file order; their raw bytes stay in the ledger under `sequence`.
package struct RejectedRows: Projection {
    package struct Row: Sendable, Hashable {
        package var file: SourceFile
        /// The load of the file that met it, from 1.
        package var load: Int
        package var line: Int
        package var code: String
        package var reason: String
        package var bytes: Int
        /// The event that holds the raw bytes as base64.
        package var sequence: UInt64
    }

    package private(set) var rows: [Row] = []
    private var loads = SourceLoads()

    package init() {}

    /// By file, load and line.
    package var sorted: [Row] {
        rows.sorted { left, right in
            if left.file != right.file { return left.file < right.file }
            return (left.load, left.line, left.sequence) < (right.load, right.line, right.sequence)
        }
    }

    /// Those of the last load of each file: what stands now.
    package var current: [Row] { sorted.filter { $0.load == loads.ordinal(of: $0.file) } }

    package mutating func apply(_ event: RecordedEvent) {
        switch event.event {
        case .fileRegistered, .fileCompleted: loads.apply(event)
        case .rowRejected(let payload):
            rows.append(
                Row(
                    file: payload.file,
                    load: loads.ordinal(of: payload.file),
                    line: payload.line,
                    code: payload.code,
                    reason: payload.reason,
                    bytes: RejectedRows.decodedLength(ofBase64: payload.raw),
                    sequence: event.sequence
                )
            )
        default: break
        }
    }

    private static func decodedLength(ofBase64 text: String) -> Int {
        let significant = text.utf8.count { $0 != UInt8(ascii: "=") }
        return significant * 3 / 4
    }
}
