import Migration
import PracticeMaster

extension ReportText {
    static func headerStyle(_ style: String) -> String {
        switch HeaderStyle(rawValue: style) {
        case .fieldID: "Field IDs"
        case .label: "labels"
        case .unknown, nil: "own words"
        }
    }

    static func years(_ span: ClosedRange<CivilDate>) -> String {
        let first = span.lowerBound.year
        let last = span.upperBound.year
        return first == last ? "\(first)" : "\(first)\u{2013}\(last)"
    }

    /// What a column is to the vendor's dictionary, and whether its values are shown.
    static func kind(of profile: ColumnProfile) -> String? {
        let words = [profile.isCustom ? "own" : nil, profile.isSensitive ? "masked" : nil].compactMap { $0 }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }

    /// What a column holds: for a key by its meaning, else by its values.
    static func type(of profile: ColumnProfile) -> String {
        let known = profile.column.canonical.flatMap { FieldCatalogue.field($0, of: profile.file) }
        switch known?.kind {
        case .clientID: return "matter"
        case .contactKey: return "contact"
        case .userID: return "user"
        case .timekeeper: return "timekeeper"
        case .code, .enumeration: return "code"
        case .decimal where profile.inferred == .money || profile.inferred == .boolean: return "decimal"
        case .money where profile.inferred == .boolean: return "money"
        default: return profile.inferred.rawValue
        }
    }

    static func order(_ dates: DateSurvey) -> String {
        if dates.dateCount == 0 { return "\u{2013}" }
        return dates.order == .monthFirst ? "month first" : "day first"
    }

    /// The first lines of a group: `12, 88 and 40 more`.
    static func lines(_ lines: [Int], of count: Int, limit: Int = 5) -> String {
        let shown = lines.prefix(limit).map { ReportText.count($0) }
        let rest = count - shown.count
        return shown.joined(separator: ", ") + (rest > 0 ? " and \(ReportText.count(rest)) more" : "")
    }

    static func title(_ kind: SensitiveFinding.Kind) -> String {
        switch kind {
        case .secureClient: "Secure matters"
        case .privateEntry: "Private calendar entries"
        case .taxID: "Tax ids"
        case .dateOfBirth: "Dates of birth"
        case .socialSecurityNumber: "SSN-like numbers in text"
        }
    }

    static func title(_ kind: Orphan.Kind) -> String {
        switch kind {
        case .unknownMatter: "names a matter that is not in CMCLIENT"
        case .nothingNamed: "names no matter and no contact"
        case .unknownContact: "names a contact who is not in CMRELATE"
        case .ambiguousContact: "names a contact of whom there are several"
        }
    }

    static func title(_ weight: ExportRequest.Weight) -> String {
        switch weight {
        case .needed: "Needed"
        case .wanted: "Wanted"
        case .useful: "Useful"
        }
    }

    static func example(_ diagnostic: Diagnostic) -> String {
        let column = diagnostic.column.isEmpty ? "" : ", \(diagnostic.column)"
        return "\(diagnostic.file.rawValue), line \(diagnostic.line)\(column): \(diagnostic.message)"
    }

    /// Where a finding is, ready to stand before it: `CMFEES.Date, line 14: `.
    static func place(_ finding: InspectionFinding) -> String {
        guard let file = finding.file else { return "" }
        let column = finding.column.map { ".\($0)" } ?? ""
        let line = finding.line.map { ", line \(ReportText.count($0))" } ?? ""
        return "\(file.rawValue)\(column)\(line): "
    }

    /// What the export holds, one sentence a thing.
    static func summary(of inspection: Inspection) -> [String] {
        let outline = inspection.outline
        var sentences: [String] = []
        if outline.matters > 0 {
            let others = outline.matters - outline.openMatters - outline.closedMatters
            let standing = [(outline.openMatters, "open"), (outline.closedMatters, "closed"), (others, "on hold")]
                .filter { $0.0 > 0 }.map { "\(count($0.0)) \($0.1)" }
            sentences.append(
                "\(count(outline.matters, "matter")) of \(count(outline.clients, "client")): "
                    + "\(enumeration(standing))."
            )
        }
        if outline.contacts > 0 {
            sentences.append(
                "\(count(outline.contacts, "contact")), \(count(outline.organizations)) of them organizations."
            )
        }
        let aside =
            inspection.rejectedCount == 0
            ? "none was set aside" : "\(count(inspection.rejectedCount, "record was", "records were")) set aside"
        sentences.append(
            "\(count(inspection.rowCount, "row")) in \(count(inspection.files.count, "file")); \(aside)."
        )
        return sentences
    }
}
