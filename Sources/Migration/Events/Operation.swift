/// What a write does to one target record.
package enum Operation: String, Sendable, Hashable, CaseIterable {
    case create
    case update
    case delete
}
