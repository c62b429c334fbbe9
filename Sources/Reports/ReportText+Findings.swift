import Migration

extension ReportText {
    /// The cause with its count, as a part of a sentence: `3 are private`.
    static func counted(_ cause: Exclusion.Cause, _ count: Int) -> String {
        let isOne = count == 1
        let rest =
            switch cause {
            case .orphan: isOne ? "needs a home" : "need a home"
            case .secure: isOne ? "is secure" : "are secure"
            case .privateEntry: isOne ? "is private" : "are private"
            case .decided: isOne ? "was left out by decision" : "were left out by decision"
            case .unusable: isOne ? "is unusable" : "are unusable"
            }
        return "\(ReportText.count(count)) \(rest)"
    }

    static func title(_ cause: Exclusion.Cause) -> String {
        switch cause {
        case .orphan: "Needs a home"
        case .secure: "Secure"
        case .privateEntry: "Private"
        case .decided: "Left out by decision"
        case .unusable: "Unusable"
        }
    }

    /// What the cause means and what a person can do about it.
    static func meaning(_ cause: Exclusion.Cause) -> String {
        switch cause {
        case .orphan:
            "These name a matter or contact that is not in the export, or none at all. A reviewer says for each where "
                + "it belongs: put it right in Practice Master, export and load again, and the next run sends it."
        case .secure:
            "Matters marked as secure stay behind with everything that belongs to them; a secure matter never leaves "
                + "in parts."
        case .privateEntry: "Calendar entries marked as private stay with their owner."
        case .decided: "The reviewer decided that these are not to be migrated."
        case .unusable:
            "The cells of these do not make a record: a key, a name or a date is missing. Put it right in "
                + "Practice Master, export and load again."
        }
    }

    /// A remark's stable code as a title for people; a code without one is shown as its words.
    static func remark(_ code: String) -> String {
        switch code {
        case "activity-overdue": "Open entries that are long overdue"
        case "amount-computed": "Amounts computed from hours and rate"
        case "amount-invalid": "Amounts that are no numbers"
        case "bill-code-unknown": "Billing codes that are not known"
        case "calendar-code-unmapped": "Calendar codes without an activity type"
        case "classification-conflict": "Person or organization in doubt"
        case "client-by-name": "Clients that are one organization by name"
        case "client-contacts-differ": "Clients whose matters name several contacts"
        case "client-part-inferred": "Client numbers told from matter numbers by the names"
        case "close-date-missing": "Closed matters without a closing date"
        case "contact-duplicate": "Contacts that may be one, kept apart"
        case "contact-held-back": "Sent without a contact that stays behind"
        case "contact-unknown": "Names without a contact, kept as text"
        case "date-invalid": "Dates that cannot be read"
        case "date-missing": "Entries without a date"
        case "dates-reversed": "Matters closed before they were opened"
        case "employer-by-text": "Employers known by name only"
        case "end-before-start": "Appointments that end before they begin"
        case "event-repeated": "Appointments alike but for their owner (activity.owner[merged] makes them one)"
        case "event-merged": "Appointments that only repeat another one, and go with it"
        case "client-number-form": "How clients are told from matters in the numbers"
        case "fees-unbilled-only": "Billed fees are probably not in the export"
        case "matter-administrative": "Matters that read like tests or the firm's own"
        case "matter-number-repeated": "Matter numbers that occur twice"
        case "matter-number-twins": "Matter numbers that only case or zeros tell apart"
        case "matter-number-zeros": "Matter numbers that lost zeros"
        case "owner-missing": "Records without an owner"
        case "spreadsheet-cut-rows": "Files that a spreadsheet has probably cut"
        case "spreadsheet-cut-text": "Texts that a spreadsheet has probably cut"
        case "status-doubtful": "Statuses in doubt"
        case "status-underived": "No column tells which matters are open"
        case "status-unmapped": "Statuses without a stage"
        case "target-unusable": "Columns that their target cannot take"
        case "text-dos-letters": "Letters of old DOS programs"
        case "text-encoded-twice": "Texts that were encoded twice"
        case "text-split": "Long texts split into several notes"
        case "title-cut": "Titles cut to length"
        case "title-missing": "Records without a title"
        case "utc-differs": "Entries whose local and UTC times differ"
        case "value-kept-as-text": "Values that did not fit, kept as text"
        default: sentence(code.split(separator: "-").joined(separator: " "))
        }
    }
}
