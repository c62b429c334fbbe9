/// Counts by key, for keys of which long rows are equal: only the first of each row is looked up.
struct RepeatedCounts<Key: Hashable & Sendable>: Sendable {
    private var counted: [Key: Int] = [:]
    /// The last key, and what came of it since that is not in `counted` yet.
    private var current: Key?
    private var pending = 0

    mutating func add(_ step: Int, to key: Key) {
        if key != current {
            settle()
            current = key
        }
        pending += step
    }

    private mutating func settle() {
        if let current { counted[current, default: 0] += pending }
        pending = 0
    }

    /// In no order; keys whose count is 0 may be among them.
    var all: [Key: Int] {
        var copy = self
        copy.settle()
        return copy.counted
    }
}
