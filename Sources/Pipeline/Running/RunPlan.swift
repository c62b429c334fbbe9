package import Migration
import PracticeMaster

/// What a run would do now: how many writes of each kind, at which price, and their digest.
package struct RunPlan: Sendable {
    /// Kind and operation: `deal create`.
    package var counts: [String: Int] = [:]
    package var tokens = 0
    package var digest = ""
    package var writes: [Change] = []
    /// Traits that a sample does not cover.
    package var uncovered: [String] = []
    package var selection: Set<RecordReference>?
}

extension RunPlan {
    /// What the ledger holds of it before the first write.
    func made(_ kind: MigrationRun.Kind, _ firm: MappedFirm) -> Event {
        .planMade(
            PlanMade(kind: kind.word, digest: digest, changes: counts, tokens: tokens, excluded: firm.exclusions)
        )
    }
}
