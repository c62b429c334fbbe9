/// Hands the changes of a run out in windows, one kind of record after the other.
///
/// A kind is planned when it is its turn, against the account as it is then, and only one kind is held at a time.
package struct ChangeWindows: Sendable {
    private let size: Int
    private var kinds: [TargetEntity]
    private var changes: [Change] = []
    private var position = 0

    package init(size: Int = 500) {
        precondition(size > 0, "a window holds something")
        self.size = size
        kinds = TargetEntity.allCases.reversed()
    }

    /// Changes that are all planned already, in their order.
    package init(_ changes: [Change], size: Int = 500) {
        self.init(size: size)
        kinds = []
        self.changes = changes
    }

    /// The next changes; `plan` is asked for what one kind of record needs now. Empty at the end.
    package mutating func next<Failure: Error>(
        _ plan: (TargetEntity) throws(Failure) -> [Change]
    ) throws(Failure) -> [Change] {
        while position >= changes.count {
            guard let kind = kinds.popLast() else { return [] }
            changes = try plan(kind)
            position = 0
        }
        let window = Array(changes[position..<min(position + size, changes.count)])
        position += window.count
        return window
    }
}
