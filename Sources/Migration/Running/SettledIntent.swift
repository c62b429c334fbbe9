import CanonicalJSON

/// What reading told about one intent.
struct SettledIntent: Sendable {
    struct Finding: Sendable {
        var verdict: Verdict
        /// The record as it stands, where it was found.
        var record: JSON?

        init(verdict: Verdict, record: JSON? = nil) {
            self.verdict = verdict
            self.record = record
        }
    }

    var intent: OpenIntent
    var finding: Finding
}

extension SettledIntent.Finding {
    /// A create: exactly one record with its marker means that it took effect.
    init(candidates: [JSON]) {
        switch candidates.count {
        case 0: self.init(verdict: .absent)
        case 1: self.init(verdict: .found, record: candidates[0])
        default: self.init(verdict: .inconclusive)
        }
    }

    /// An update or delete: the record itself tells.
    init(intent: OpenIntent, content: ReplyContent) {
        switch (intent.operation, content) {
        case (.delete, .gone): self.init(verdict: .found)
        case (.delete, .done(let data, _)):
            let record = Self.record(in: data, intent: intent)
            self.init(verdict: record.map(ReplyContent.isLive) == true ? .absent : .found)
        case (.update, .done(let data, _)):
            guard let record = Self.record(in: data, intent: intent),
                let members = intent.body.flatMap({ try? JSON(parsing: $0) })?.objectValue
            else {
                self.init(verdict: .inconclusive)
                return
            }
            let isWritten = members.allSatisfy { name, value in
                let verdict = FieldComparison.compare(member: name, expected: value, actual: record[name])
                return verdict == .equal || verdict == .normalised
            }
            self.init(verdict: isWritten ? .found : .absent, record: isWritten ? record : nil)
        default: self.init(verdict: .inconclusive)
        }
    }

    /// Activity types have no route for one record: their list is searched.
    private static func record(in data: JSON, intent: OpenIntent) -> JSON? {
        guard case .array(let records) = data else { return data }
        return records.first { ReplyContent.id(in: $0, entity: intent.reference.entity) == intent.id }
    }
}
