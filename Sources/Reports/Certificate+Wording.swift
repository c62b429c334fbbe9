import Migration
import Projections

extension Certificate {
    /// Who did what, when and to which account, as the certificate states it.
    func statement(on account: String) -> String {
        let deleted = records.values.count { $0.result == .deleted }
        let opening = isProved ? "This is to certify that on" : "On"
        var parts = [
            "\(Certificate.were(deleted)) deleted",
            "\(Certificate.were(undoneCount - deleted)) set back to the values from before",
            "\(Certificate.were(keptCount)) kept",
            "\(failedCount == 0 ? "none" : ReportText.count(failedCount)) failed",
        ]
        if alreadyGoneCount > 0 {
            parts.insert("\(ReportText.count(alreadyGoneCount)) had been deleted by somebody already", at: 2)
        }
        return "\(opening) \(ReportText.minute(startedAt)), \(startedBy) rolled the account \(account) back to "
            + "\u{201C}\(to)\u{201D}, ledger position \(ReportText.count(Int(size))). Of "
            + "\(ReportText.count(records.count, "record")) that the migration had written since, "
            + ReportText.enumeration(parts) + "."
    }

    private static func were(_ count: Int) -> String {
        count == 0 ? "none was" : ReportText.count(count, "was", "were")
    }

    /// Whether it is proved, and where a proof falls short of equality, why.
    var verdict: String {
        guard finished != nil else {
            return "No certificate yet: this rollback has not come to its end. Start it again; it goes on from here."
        }
        guard let proof = proof?.payload else { return "Not proved: the account was not read back." }
        let left = proof.remaining.count
        let account =
            "The account was read back: \(ReportText.count(proof.gone)) gone, \(ReportText.count(proof.restored)) "
            + "set back, \(ReportText.count(proof.kept)) kept, \(ReportText.count(left)) left over."
        guard isProved else {
            let cause =
                left > 0
                ? "\(ReportText.count(left, "record is", "records are")) left over"
                : "the rollback stopped before its end"
            return "Not proved: \(cause). \(account)"
        }
        if proof.isEqual { return "Proved: the account is what it was, by id and time of change. \(account)" }
        return "Proved, but the fingerprint differs because \(differences(proof)). \(account)"
    }

    /// The fingerprint covers the whole account: what was kept, what bears a new time of change, what people did.
    private func differences(_ proof: RollbackProved) -> String {
        var causes: [String] = []
        if proof.kept > 0 { causes.append("\(ReportText.count(proof.kept, "record was", "records were")) kept") }
        if proof.restored > 0 {
            let verb = proof.restored == 1 ? "record set back bears" : "records set back bear"
            causes.append("\(ReportText.count(proof.restored)) \(verb) a new time of change")
        }
        if alreadyGoneCount > 0 {
            causes.append("\(ReportText.count(alreadyGoneCount)) had been deleted by somebody already")
        }
        if causes.isEmpty {
            return "people added, changed or removed other records of the account since the first run"
        }
        return ReportText.enumeration(causes) + "; what people did to other records since the first run counts as well"
    }
}

extension Certificate.Result {
    /// Whether it is anything but an inverse that landed.
    var isException: Bool {
        switch self {
        case .deleted, .restored: false
        case .alreadyGone, .kept, .failed, .unknown: true
        }
    }

    /// The result in one word, for programs and tables.
    var name: String {
        switch self {
        case .deleted: "deleted"
        case .restored: "restored"
        case .alreadyGone: "gone"
        case .kept: "kept"
        case .failed: "failed"
        case .unknown: "unknown"
        }
    }

    /// Why it is an exception, for programs.
    var detail: String? {
        switch self {
        case .deleted, .restored: nil
        case .alreadyGone: KeptReason.alreadyDeleted.rawValue
        case .kept(let reason, let fields): fields.isEmpty ? reason : "\(reason): \(fields.joined(separator: ", "))"
        case .failed(let status, let message): status.map { "\($0) \(message)" } ?? message
        case .unknown: "no answer came"
        }
    }

    /// The same in words for people.
    var reason: String? {
        switch self {
        case .alreadyGone: ReportText.sentence(KeptReason.alreadyDeleted)
        case .kept(let reason, let fields):
            (KeptReason(rawValue: reason).map(ReportText.sentence) ?? reason)
                + (fields.isEmpty ? "" : ": \(fields.joined(separator: ", "))")
        case .deleted, .restored, .failed, .unknown: detail
        }
    }
}

extension ReportText {
    /// Why a rollback left a record, in words.
    static func sentence(_ reason: KeptReason) -> String {
        switch reason {
        case .changed: "Somebody changed it since"
        case .alreadyDeleted: "Somebody had deleted it already"
        case .hasDependants: "Somebody attached records to it"
        case .inUse: "Records that are not the migration\u{2019}s use it"
        case .unreadable: "It could not be read, so nobody could tell whether undoing it was safe"
        }
    }
}
