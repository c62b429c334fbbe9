/// A place where the rows of a file are kept and can be read as often as somebody wants.
package protocol RowStore: Sendable {
    var count: Int { get }

    /// The rows at those places, each of them; a store is checked before it is handed out.
    func rows(_ places: Range<Int>) -> [SourceRow]
}
