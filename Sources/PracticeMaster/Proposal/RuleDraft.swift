import Migration

/// A suggestion while it is weighed.
struct RuleDraft {
    var target: MappingTarget
    var confidencePercent: Int
    var reasons: [String]
    var alternatives: [MappingTarget]

    /// Suggests to leave the column out and offers the target that it would have had.
    mutating func leaveOut(_ reason: String, confidencePercent: Int) {
        if target != .skip { alternatives.insert(target, at: 0) }
        target = .skip
        self.confidencePercent = confidencePercent
        reasons.append(reason)
    }
}
