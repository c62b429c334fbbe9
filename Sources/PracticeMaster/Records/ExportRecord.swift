/// One physical record of an export file below its header.
package enum ExportRecord: Sendable, Hashable {
    /// As many cells as the header has, decoded, otherwise verbatim; the line is the record's first, from 1.
    case row(line: Int, cells: RowCells)
    /// Bytes that are no row, kept as they stand in the file, line ends included.
    case rejected(line: Int, reason: RejectionReason, raw: [UInt8])
}
