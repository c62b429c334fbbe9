import CanonicalJSON

/// What a write does to one target record.
package enum Operation: String, Sendable, Hashable, CaseIterable {
    case create
    case update
    case delete

    /// The names of all operations, in their order.
    static let names = KnownTexts(allCases.map(\.rawValue))
}
