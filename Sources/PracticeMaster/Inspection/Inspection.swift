package import Migration

/// What a careful consultant would tell the firm after a day with its export.
package struct Inspection: Sendable, Hashable {
    /// By file.
    package var files: [FileInspection] = []
    package var outline = FirmOutline()
    /// Nil without a client file.
    package var clientKeys: ClientKeyEvidence?
    /// Fees, then costs.
    package var billedHistory: [BilledHistory] = []
    /// Whoever is named as owner, author or timekeeper.
    package var owners: [SourceOwner] = []
    /// One for each kind, zeros included.
    package var sensitive: [SensitiveFinding] = []
    /// All rows that name what is not in the export, by file, then by kind.
    package var orphanGroups: [OrphanGroup] = []
    /// The first of each group, by file, then in file order.
    package var orphans: [Orphan] = []
    /// How many rows name a document that is not in the documents folder; nil where nobody has looked for any.
    package var lostDocuments: Int?
    /// By weight: what to do something about comes first.
    package var findings: [InspectionFinding] = []
    /// By weight.
    package var requests: [ExportRequest] = []
    package var remarks: [RemarkGroup] = []
    /// What the mapping as it stands leaves behind; nil before there is one.
    package var exclusions: [Exclusion]?

    package init() {}

    package func file(_ file: SourceFile) -> FileInspection? { files.first { $0.file == file } }

    package var rowCount: Int { files.reduce(0) { $0 + $1.rowCount } }
    package var rejectedCount: Int { files.reduce(0) { $0 + $1.facts.rejectedCount } }
    package var orphanCount: Int { orphanGroups.reduce(0) { $0 + $1.count } }
    package var sensitiveCount: Int { sensitive.reduce(0) { $0 + $1.count } }

    /// The same without the mapping's remarks and exclusions: what mapping says replaces what reading has said.
    package mutating func add(_ exclusions: [Exclusion], _ diagnostics: [Diagnostic]) {
        self.exclusions = exclusions
        remarks = RemarkGroup.groups(of: diagnostics)
    }
}
