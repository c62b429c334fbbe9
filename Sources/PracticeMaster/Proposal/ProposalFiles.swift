import Migration

/// Files that are read for what they explain and have no records of their own.
enum ProposalFiles {
    static let legends: Set<SourceFile> = [.timekeeper, .calendarCode, .workflow, .user]

    static func legendRule(_ profile: ColumnProfile) -> RuleDraft {
        let reason =
            switch profile.file {
            case .timekeeper: "timekeepers are read to find the owners of records"
            case .user: "users are read to find the owners of records"
            case .calendarCode: "calendar codes are read to name activity types"
            case .workflow: "workflows are listed for manual rebuild"
            case .document: "documents are listed by their paths"
            default: "internal to Practice Master"
            }
        return RuleDraft(target: .skip, confidencePercent: 95, reasons: [reason], alternatives: [])
    }
}
