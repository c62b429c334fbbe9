/// A named position in the ledger: the events below `size`.
package struct NamedPosition: Sendable, Hashable {
    package var name: String
    package var size: UInt64
    package var at: Timestamp
}
