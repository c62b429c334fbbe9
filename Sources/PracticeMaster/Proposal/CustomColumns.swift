import Migration

/// Suggests targets for columns that the firm has added: a field of the type that the values show.
struct CustomColumns {
    /// Names of custom fields that the account has, by entity.
    let accountFields: [TargetEntity: [String]]
    /// Whether a matter may have several rows in the file, so that one field cannot hold them.
    var hasSeveralRows = false

    /// Columns of the dictionary that each firm fills as it likes.
    static let freeLines: Set<String> = ["Misc_1", "Misc_2", "Misc_3"]

    func draft(for profile: ColumnProfile) -> RuleDraft {
        var draft = RuleDraft(target: .skip, confidencePercent: 90, reasons: [], alternatives: [])
        let isFreeLine = profile.column.canonical != nil
        draft.reasons.append(
            isFreeLine
                ? "a free line: only the firm knows what it holds"
                : "not in the vendor's dictionary: a column of the firm's own"
        )
        let target: MappingTarget
        switch profile.file {
        case .journal: target = .field(entity: "note", name: "line", part: nil)
        case .calendar: target = .field(entity: "activity", name: "line", part: nil)
        case .fee: target = .field(entity: "fee", name: "line", part: nil)
        case .cost: target = .field(entity: "cost", name: "line", part: nil)
        case .client, .contact: target = customTarget(profile, &draft)
        case .area: target = areaTarget(profile, &draft)
        default: target = .skip
        }
        draft.target = target
        if case .field = target { draft.reasons.append("kept readable in the text") }
        if profile.filled == 0 {
            draft.leaveOut("no row has a value in this column", confidencePercent: 97)
        } else if profile.isSensitive {
            draft.leaveOut("sensitive values stay behind until a person decides otherwise", confidencePercent: 90)
        } else if isStatus(profile) {
            draft.alternatives.insert(draft.target, at: 0)
            draft.target = MappingTarget("deal.status") ?? draft.target
            draft.confidencePercent = 88
            draft.reasons.append("its values are words for the status of a matter")
        } else if isFreeLine {
            draft.confidencePercent = min(draft.confidencePercent, 80)
        }
        return draft
    }

    /// A field of the matter where each has one row, else a line in a note that lists the matter's rows.
    private func areaTarget(_ profile: ColumnProfile, _ draft: inout RuleDraft) -> MappingTarget {
        let field = customTarget(profile, &draft)
        guard hasSeveralRows else { return field }
        draft.reasons.append("some matters have several rows in this file")
        draft.alternatives.insert(field, at: 0)
        return .field(entity: "note", name: "line", part: nil)
    }

    private func customTarget(_ profile: ColumnProfile, _ draft: inout RuleDraft) -> MappingTarget {
        var entity = TargetEntity.deal
        if profile.file == .contact {
            entity = .person
        } else if profile.dependsOnlyOnClient == true {
            entity = .person
            draft.reasons.append("every client with several matters has one value only")
            draft.confidencePercent = 87
        }
        let (inferred, percent) = profile.evidence.inferred(filled: profile.filled)
        let type = fieldType(inferred, profile)
        if inferred != .text, inferred != .longtext, inferred != .empty {
            let count = TargetEvidence.grouped(profile.filled)
            draft.reasons.append("\(percent) % of \(count) values are \(CustomColumns.words[inferred] ?? "text")")
            if percent < 98 { draft.confidencePercent = min(draft.confidencePercent, percent - 10) }
        } else if type == .list {
            draft.reasons.append(
                "only \(profile.distinct) different values in \(TargetEvidence.grouped(profile.filled)) rows"
            )
            draft.confidencePercent = min(draft.confidencePercent, 86)
        } else {
            draft.reasons.append("free text in \(TargetEvidence.grouped(profile.filled)) rows")
            draft.confidencePercent = min(draft.confidencePercent, 86)
        }
        if profile.filled < 5 { draft.confidencePercent = min(draft.confidencePercent, 75) }
        // Two areas may have columns of one name, which are not the same field.
        let prefix = profile.file.area.map { "\($0.words): " } ?? ""
        let name = fieldName(prefix + profile.column.header, entity, &draft)
        for other in [CustomFieldType.text, .longtext] where other != type {
            draft.alternatives.append(.custom(entity: entity, type: other, name: name))
        }
        if profile.file == .client {
            draft.alternatives.append(.custom(entity: entity == .deal ? .person : .deal, type: type, name: name))
        }
        return .custom(entity: entity, type: type, name: name)
    }

    private func fieldType(_ inferred: InferredType, _ profile: ColumnProfile) -> CustomFieldType {
        switch inferred {
        case .boolean: profile.distinct <= 4 ? .yesno : .text
        case .date: .date
        case .time: .time
        case .money: .money
        case .integer: isIdentifier(profile) ? .text : .number
        case .decimal: .number
        case .email: .email
        case .phone: .phone
        case .url: .url
        case .longtext: .longtext
        case .empty: .text
        case .text: profile.longest > 255 ? .longtext : isList(profile) ? .list : .text
        }
    }

    /// Few values that recur: at least twenty rows, at most fifteen values, each four times on average.
    private func isList(_ profile: ColumnProfile) -> Bool {
        !profile.hasMoreDistinct && profile.filled >= 20 && profile.distinct <= 15
            && profile.distinct * 4 <= profile.filled
            && profile.longest <= 60
    }

    /// Whole numbers that name something are texts: leading zeros count, sums make no sense.
    private func isIdentifier(_ profile: ColumnProfile) -> Bool {
        if profile.longest > 14 || profile.samples.contains(where: { $0.count > 1 && $0.hasPrefix("0") }) {
            return true
        }
        let words = profile.column.header.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        return words.contains { ["no", "num", "number", "id", "zip", "code", "claim", "policy", "file"].contains($0) }
    }

    private func isStatus(_ profile: ColumnProfile) -> Bool {
        guard profile.file == .client, profile.evidence.booleans < profile.filled else { return false }
        let header = profile.column.header.lowercased().filter(\.isLetter)
        guard header.hasSuffix("status"), header.hasPrefix("matter") || header.hasPrefix("case") || header == "status"
        else {
            return false
        }
        let known: Set<String> = [
            "open", "closed", "on hold", "hold", "billed", "active", "inactive", "pending", "won", "lost",
        ]
        return !profile.hasMoreDistinct && profile.distinct <= 20
            && profile.samples.contains { known.contains($0.lowercased()) }
    }

    /// `Date_Of_Loss` becomes `Date Of Loss`; the account's own spelling wins.
    private func fieldName(_ header: String, _ entity: TargetEntity, _ draft: inout RuleDraft) -> String {
        let plain = CellBlank.collapsed(header.replacing("_", with: " "))
        let name = plain.isEmpty ? "Unnamed column" : String(plain.prefix(255))
        let folded = name.lowercased().filter { $0.isLetter || $0.isNumber }
        let known = accountFields[entity, default: []].first { field in
            field.lowercased().filter { $0.isLetter || $0.isNumber } == folded
        }
        guard let known else { return name }
        draft.reasons.append("the account has a field of this name")
        draft.confidencePercent = max(draft.confidencePercent, 90)
        return known
    }

    private static let words: [InferredType: String] = [
        .boolean: "yes or no", .date: "dates", .time: "times", .money: "amounts of money", .integer: "whole numbers",
        .decimal: "numbers", .email: "e-mail addresses", .phone: "phone numbers", .url: "web addresses",
    ]
}
