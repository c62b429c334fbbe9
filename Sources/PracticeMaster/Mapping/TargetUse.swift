package import Migration

/// Which targets the columns of a file can have: a value must not get lost because nothing reads its target.
package enum TargetUse {
    /// Whether mapping does something with a target for a column of this file.
    package static func isUsable(_ target: MappingTarget, for file: SourceFile) -> Bool {
        switch target {
        case .skip, .key: true
        case .link(.matter) where file.area != nil: true
        case .custom(.deal, _, _) where file.area != nil: true
        case .field("note", "line", _) where file.area != nil: true
        case .filePath: file == .document || file == .journal || file == .calendar
        case .link(let link): links[file, default: []].contains(link)
        case .flag(let flag): flags[file] == flag
        case .custom(let entity, _, _): customEntities[file, default: []].contains(entity)
        case .field("deal", let name, _) where file == .client && (name.hasPrefix("fee_") || name.hasPrefix("cost_")):
            false
        case .field(let entity, let name, _):
            entities[file, default: []].contains(entity) || others[file, default: []].contains("\(entity).\(name)")
        }
    }

    private static let links: [SourceFile: [MappingTarget.Link]] = [
        .client: [.client, .contact], .journal: [.matter, .contact], .calendar: [.matter, .contact], .fee: [.matter],
        .cost: [.matter], .contactCategory: [.contact], .document: [.matter, .contact], .contactUse: [.matter],
    ]

    private static let flags: [SourceFile: MappingTarget.Flag] = [
        .client: .secure, .contact: .isOrganization, .journal: .privateEntry, .calendar: .privateEntry,
    ]

    private static let customEntities: [SourceFile: [TargetEntity]] = [
        .client: [.person, .organization, .deal], .contact: [.person, .organization],
        .contactCategory: [.person, .organization], .contactUse: [.deal],
    ]

    private static let entities: [SourceFile: [String]] = [
        .client: ["person", "organization", "deal", "lead"], .contact: ["person", "organization"], .journal: ["note"],
        .calendar: ["activity"], .fee: ["fee"], .cost: ["cost"],
    ]

    private static let others: [SourceFile: [String]] = [
        .fee: ["deal.fee_hours", "deal.fee_rate", "deal.fee_total", "deal.value"],
        .cost: ["deal.cost_amount", "deal.cost_date", "deal.cost_description"],
    ]

    /// One finding for each filled column whose target leads nowhere.
    static func findings(of rules: FileRules) -> Findings {
        var findings = Findings()
        for column in rules.columns where !isUsable(column.target, for: rules.file) {
            let message = "\(column.name) goes to \(column.target), which rows of this file do not have"
            findings.note("target-unusable", rules.file, 1, column: column.header, message)
        }
        return findings
    }
}
