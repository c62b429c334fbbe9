import CanonicalJSON
import Migration

/// The pipeline, its stages, and where each matter status leads.
struct StagePlan {
    enum Outcome: String {
        case open, won, lost
    }

    struct Place: Hashable {
        var stage: String
        var outcome: Outcome
    }

    static let pipeline = RecordReference(.pipeline, "pipeline/Matters")
    /// Leads have no stage; a value map says so with this word.
    static let leadTarget = "lead"

    private let map: ValueMap?
    private(set) var used: [String: Outcome] = [:]

    init(decisions: MappingDecisions) { map = decisions.valueMaps[.matterStatus] }

    /// Whether matters of this status become leads.
    func isLead(_ status: String) -> Bool { map?.target(of: status)?.lowercased() == StagePlan.leadTarget }

    /// Where matters of this status go; nil where the value map has no entry or one that cannot be read.
    func place(of status: String) -> Place? {
        let target =
            map?.target(of: status) ?? map?.entries.first { $0.value.lowercased() == status.lowercased() }?.target
        return target.flatMap { StagePlan.parse($0) }
    }

    mutating func use(_ place: Place) -> RecordReference {
        if used[place.stage] == nil { used[place.stage] = place.outcome }
        return StagePlan.reference(place.stage)
    }

    /// Reads `STAGE|open`, `STAGE|won` or `STAGE|lost`.
    static func parse(_ target: String) -> Place? {
        let parts = target.split(separator: "|", omittingEmptySubsequences: false).map { Cell.trimmed(String($0)) }
        guard parts.count == 2, !parts[0].isEmpty, let outcome = Outcome(rawValue: parts[1].lowercased()) else {
            return nil
        }
        return Place(stage: parts[0], outcome: outcome)
    }

    static func reference(_ stage: String) -> RecordReference { RecordReference(.stage, "stage/Matters/\(stage)") }

    /// The pipeline and its stages in the order in which a matter passes them; none when no deal needs them.
    var records: [DesiredRecord] {
        if used.isEmpty { return [] }
        var pipeline = Draft(.pipeline, StagePlan.pipeline.key)
        pipeline.set("name", "Matters")
        let stages = used.sorted { left, right in
            let ranks = [left, right].map { StagePlan.rank($0.key, $0.value) }
            return ranks[0] == ranks[1] ? left.key < right.key : ranks[0] < ranks[1]
        }
        return [pipeline.record]
            + stages.map { stage, outcome in
                var draft = Draft(.stage, StagePlan.reference(stage).key)
                draft.set("name", .string(stage))
                draft.set("pipeline_id", StagePlan.pipeline)
                draft.set("deal_probability", .integer(StagePlan.probability(stage, outcome)))
                return draft.record
            }
    }

    private static let known = ["Open", "On Hold", "Billed", "Closed"]

    private static func rank(_ stage: String, _ outcome: Outcome) -> Int {
        if let index = known.firstIndex(of: stage) { return index * 2 }
        return outcome == .open ? 3 : 7
    }

    private static func probability(_ stage: String, _ outcome: Outcome) -> Int64 {
        switch outcome {
        case .open: stage == "On Hold" ? 25 : 50
        case .won: 100
        case .lost: 0
        }
    }
}
