/// How the columns of a file are named.
package enum HeaderStyle: String, Sendable, Hashable {
    /// The vendor's Field IDs: `Prim_Tkpr`.
    case fieldID
    /// The labels of the vendor's screens: `Primary Timekeeper #`.
    case label
    /// Neither: only columns of the firm's own, or words of somebody else.
    case unknown
}
