import Migration

/// Weighs a default target against the values that the column really holds.
enum TargetEvidence {
    static func weigh(_ profile: ColumnProfile, _ draft: inout RuleDraft) {
        let evidence = profile.evidence
        let filled = profile.filled
        if draft.target == .skip { return }
        if isUnusedSwitch(profile, draft.target) {
            draft.leaveOut("every value is off: a switch that nobody uses", confidencePercent: 90)
            return
        }
        switch expected(draft.target) {
        case .date: judge(evidence.dates + evidence.blankDates, filled, "dates", &draft)
        case .money, .decimal: judge(evidence.numbers, filled, "numbers", &draft)
        case .email: judge(evidence.emails, filled, "e-mail addresses", lenient: true, &draft)
        case .boolean: judge(evidence.booleans, filled, "yes or no", &draft)
        default: judgeText(profile, &draft)
        }
    }

    private static func isUnusedSwitch(_ profile: ColumnProfile, _ target: MappingTarget) -> Bool {
        guard case .custom(_, .yesno, _) = target else { return false }
        return profile.evidence.zeros == profile.filled
    }

    private static func expected(_ target: MappingTarget) -> InferredType? {
        switch target {
        case .flag: .boolean
        case .custom(_, .date, _): .date
        case .custom(_, .money, _): .money
        case .custom(_, .number, _): .decimal
        case .custom(_, .email, _), .field(_, "emails", _): .email
        case .custom(_, .yesno, _): .boolean
        case .field(_, "open_date", _), .field(_, "close_date", _), .field(_, "due_date", _), .field(_, "end_date", _),
            .field(_, "date", _), .field(_, "cost_date", _):
            .date
        case .field(_, "fee_hours", _), .field(_, "fee_rate", _), .field(_, "fee_total", _),
            .field(_, "cost_amount", _):
            .decimal
        default: nil
        }
    }

    /// Adds the share of fitting values as a reason; a poor share costs confidence and with it the tick.
    private static func judge(
        _ fitting: Int,
        _ filled: Int,
        _ words: String,
        lenient: Bool = false,
        _ draft: inout RuleDraft
    ) {
        let percent = fitting * 100 / filled
        draft.reasons.append("\(percent) % of \(grouped(filled)) values are \(words)")
        let floor = lenient ? 70 : 90
        guard percent < floor else { return }
        draft.confidencePercent = min(draft.confidencePercent, 30 + percent / 2)
        if case .custom(let entity, _, let name) = draft.target {
            draft.alternatives.insert(.custom(entity: entity, type: .text, name: name), at: 0)
        }
    }

    private static func judgeText(_ profile: ColumnProfile, _ draft: inout RuleDraft) {
        draft.reasons.append("\(grouped(profile.filled)) of \(grouped(profile.rowCount)) rows have a value")
        guard case .custom(let entity, let type, let name) = draft.target else { return }
        if type == .list, profile.distinct > 50, profile.distinct * 4 > profile.filled || profile.distinct > 500 {
            draft.target = .custom(entity: entity, type: .text, name: name)
            draft.reasons.append("\(grouped(profile.distinct)) different values are too many for a list")
        }
        if profile.longest > 255, type == .text || type == .list {
            draft.target = .custom(entity: entity, type: .longtext, name: name)
            draft.reasons.append("the longest value has \(grouped(profile.longest)) characters")
        }
    }

    /// `4,120`
    static func grouped(_ number: Int) -> String {
        var digits = Array(String(number))
        var position = digits.count - 3
        while position > 0 {
            digits.insert(",", at: position)
            position -= 3
        }
        return String(digits)
    }
}
