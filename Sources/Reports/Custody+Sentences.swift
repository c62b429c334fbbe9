import Migration
import Projections

extension Custody.Entry {
    /// What happened to the client's data, in one sentence.
    var sentence: String {
        switch content {
        case .withheld(let type): "An event of type \(type) names \(key) among records of others; its text is withheld."
        case .shown(let event, _):
            sourceSentence(event) ?? callSentence(event) ?? checkSentence(event) ?? Timeline.sentence(of: self, event)
        }
    }

    private func sourceSentence(_ event: Event) -> String? {
        switch event {
        case .fileRegistered(let file): "\(file.file.rawValue) was opened: \(ReportText.contents(of: file.file))."
        case .rowParsed(let row): "Line \(ReportText.count(row.line)) of \(row.file.rawValue) was read."
        case .rowChanged(let row):
            "A later export changed the row, at line \(ReportText.count(row.line)) of \(row.file.rawValue)."
        case .rowVanished(let row): "A later export no longer had the row \(row.key)."
        case .documentFound(let found): "The document of a row was found, as \(found.file.path)."
        case .documentMissing(let missing): "The document of a row stays behind: \(ReportText.reason(missing.reason))."
        case .classificationProposed(let proposed):
            "\(key) was proposed to be \(named(proposed.classification.party)): \(proposed.classification.reason)."
        case .classificationAmended(let amended): "A person decided that \(key) is \(named(amended.party))."
        default: nil
        }
    }

    private func callSentence(_ event: Event) -> String? {
        switch event {
        case .apiRead(let read):
            "What the next write overwrites was read from \(ReportText.noun(read.entity, count: 1)) \(read.id)."
        case .apiIntended(let intended):
            (intended.undoes == nil
                ? "It was decided to \(intended.operation.rawValue) the "
                : "It was decided to undo what was done to the ")
                + "\(ReportText.noun(intended.entity, count: 1)) \(key)."
        case .apiLanded(let landed):
            landed.operation == .create
                ? "Pipedrive confirmed it: its number there is \(landed.id)." : "Pipedrive confirmed it."
        case .apiRefused(let refused) where refused.status == 0: "It was not sent: \(refused.message)."
        case .apiRefused(let refused): "Pipedrive refused it, with status \(refused.status): \(refused.message)"
        case .apiUnknown: "No answer came."
        case .apiSettled(let settled):
            switch settled.verdict {
            case .found: "Reading the account showed that it had taken effect."
            case .absent: "Reading the account showed that it had not taken effect."
            case .inconclusive: "Reading the account could not tell whether it had taken effect."
            }
        default: nil
        }
    }

    private func named(_ party: Classification.Party) -> String {
        switch party {
        case .person: "a person"
        case .organization: "an organization"
        }
    }

    private func checkSentence(_ event: Event) -> String? {
        switch event {
        case .diffFound(let found):
            found.field.isEmpty
                ? "A comparison did not find \(key) in the account."
                : "A comparison found the field \(found.field) of \(key) to be \(found.verdict): \(found.reason)."
        case .runStarted(let run): "The \(ReportText.run(run.kind).lowercased()) began."
        case .rollbackKept(let kept): "The rollback left \(key) as it was: \(kept.reason)."
        default: nil
        }
    }
}

extension Timeline {
    /// The sentence of the timeline about a single event.
    fileprivate static func sentence(of entry: Custody.Entry, _ event: Event) -> String {
        let recorded = RecordedEvent(
            sequence: entry.sequence,
            at: entry.at,
            event: event,
            actor: entry.actor,
            run: "",
            cause: nil
        )
        return Timeline(folding: [recorded]).entries.first?.sentence ?? event.type
    }
}
