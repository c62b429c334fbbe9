import Migration
import PracticeMaster

/// Hands the changes of a run out in windows, one kind of record after the other.
///
/// A kind is planned when it is its turn, against the account as it is then, and only one kind is held at a time.
struct ChangeWindows {
    private let firm: MappedFirm
    private let selection: Set<RecordReference>?
    private let makePlanner: () throws(PipelineError) -> Planner
    private var kinds: [TargetEntity]
    private var changes: [Change] = []
    private var position = 0

    private static let windowSize = 500

    init(
        firm: MappedFirm,
        selection: Set<RecordReference>?,
        planner: @escaping () throws(PipelineError) -> Planner
    ) {
        self.firm = firm
        self.selection = selection
        makePlanner = planner
        kinds = TargetEntity.allCases.reversed()
    }

    mutating func next() throws(PipelineError) -> [Change] {
        while position >= changes.count {
            guard let kind = kinds.popLast() else { return [] }
            changes = try ChangeWindows.changes(of: kind, firm, selection, try makePlanner())
            position = 0
        }
        let window = Array(changes[position..<min(position + ChangeWindows.windowSize, changes.count)])
        position += window.count
        return window
    }

    /// What one kind of record needs now.
    static func changes(
        of kind: TargetEntity,
        _ firm: MappedFirm,
        _ selection: Set<RecordReference>?,
        _ planner: Planner
    ) throws(PipelineError) -> [Change] {
        var changes: [Change] = []
        firm.forEachRecord(of: kind) { desired in
            if let selection, kind >= .organization, !selection.contains(desired.reference) { return }
            if let change = planner.change(for: desired) { changes.append(change) }
        }
        return changes
    }
}
