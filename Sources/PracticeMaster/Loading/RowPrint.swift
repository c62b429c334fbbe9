/// What two exports compare of a row: its name, its place, and its content by digest.
package struct RowPrint: Sendable {
    /// The hash of the name, which rows of other names do not share.
    package let name: UInt64
    /// Its place among the rows of its export, from 0.
    package let place: UInt64
    /// 16 bytes of a digest of its cells.
    private let content: (UInt64, UInt64)

    package init(name: UInt64, place: Int, content: (UInt64, UInt64)) {
        self.name = name
        self.place = UInt64(place)
        self.content = content
    }

    package func hasContent(of other: RowPrint) -> Bool { content == other.content }

    /// Brings rows of one name together, in the order of their export.
    package func precedes(_ other: RowPrint) -> Bool { (name, place) < (other.name, other.place) }
}
