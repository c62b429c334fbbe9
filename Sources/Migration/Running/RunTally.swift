/// What a run did, by its own count.
package struct RunTally: Sendable, Hashable {
    /// By kind of record.
    package var landed: [TargetEntity: Int] = [:]
    package var failed = 0
    /// Writes of which nobody knows what became of them.
    package var unknown = 0
    package var kept = 0
    package var tokens = 0
    package var withheld: [WithheldRecord] = []

    package init() {}

    package var landedCounts: [String: Int] {
        landed.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
    }

    package var landedTotal: Int { landed.values.reduce(0, +) }
}
