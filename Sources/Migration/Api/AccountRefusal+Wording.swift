extension AccountRefusal {
    /// What happened, without a word of the answer itself: that may hold a client's data.
    package var cause: String {
        switch self {
        case .unknownField: "a custom field of the record does not exist in the account (any more)"
        case .wrongType: "a value is of another type than its field"
        case .timeAsText: "a time of day was sent as text"
        case .malformedCollection: "a list of values has the wrong form"
        case .emptyText: "an empty text was sent to a field that can only be filled or cleared"
        case .nameGivenTwice: "a person's name was sent whole and in parts at once"
        case .parameterNotAllowed: "the address asks for something that this list does not offer"
        case .malformedTime: "a moment in time is not in the form that Pipedrive reads"
        case .searchTermTooShort: "a search needs more letters"
        case .noteWithoutParent: "the note is attached to nothing"
        case .leadWithoutContact: "the lead has neither a person nor an organization"
        case .leadTitleTooLong: "the lead's title is longer than 255 characters"
        case .idInBody: "a new record was sent with an id of its own"
        case .marketingStatusWithoutEmail: "a marketing status was sent for a person without an e-mail address"
        case .schemaViolation: "a value does not have the form that Pipedrive asks for; nothing was stored"
        case .badRequest: "Pipedrive did not accept the request; nothing was stored"
        case .tokenRefused: "the API token was not accepted"
        case .signInLapsed: "the OAuth sign-in has lapsed or was withdrawn"
        case .signInRefused: "the OAuth client id or secret was not accepted"
        case .signInElsewhere: "the OAuth sign-in opens another account than the one of this migration"
        case .accountNotOpen: "the company's account is not open (payment required)"
        case .noPermission: "the token's user lacks the permission for this"
        case .dealLimitReached: "the plan's limit of deals is reached"
        case .fieldLimitReached: "the plan's limit of custom fields is reached"
        case .activityTypeLimitReached: "the company's limit of activity types is reached"
        case .planLimitReached: "a limit of the account's plan is reached"
        case .scopeMissing: "the OAuth app has no scope for this"
        case .blockedAtEdge: "requests are blocked at Pipedrive's edge (an HTML page instead of an answer)"
        case .forbidden: "Pipedrive does not allow this"
        case .leadNotFound: "the lead does not exist or is hidden from the token's user"
        case .userNotFound: "the Pipedrive user does not exist or is hidden from the token's user"
        case .notFound: "the record, or one that it refers to, does not exist or is hidden from the token's user"
        case .fieldGone: "the custom field was deleted"
        case .gone: "the record was deleted long ago"
        case .redirected: "the address leads somewhere else, and the token is not carried there"
        case .methodNotAllowed: "Pipedrive does not offer this operation here"
        case .conflict: "the account holds something that stands against this"
        case .tooLarge: "the text or file is larger than Pipedrive accepts"
        case .featureNotEnabled: "the account has this feature switched off"
        case .unprocessable: "Pipedrive understood the request and does not carry it out"
        case .tooManyRequests: "too many requests in a short time"
        case .dayUsedUp: "the day's API tokens of the company are used up"
        case .serverFault: "Pipedrive's server failed"
        case .notImplemented: "Pipedrive does not offer this operation"
        case .maintenance: "Pipedrive is not available just now (maintenance)"
        case .successDenied: "Pipedrive answered that it was not carried out"
        case .unreadable: "the answer cannot be read"
        case .unknown(let status, let code):
            "Pipedrive refused with status \(status)" + (code.isEmpty ? "" : " and code \(code)")
        }
    }

    /// What the operator can do about it, as one sentence.
    package var remedy: String { remedyOfValue ?? remedyOfAccount }

    /// For one record's values; nil where the account or the service is at fault.
    private var remedyOfValue: String? {
        switch self {
        case .unknownField, .fieldGone:
            "Somebody deleted a custom field that this migration made: restore it in Pipedrive, or roll back to before "
                + "it was made and run again."
        case .wrongType, .timeAsText, .malformedCollection, .schemaViolation:
            "Amend the rule of the field that the message names (convey map set), confirm, and run again."
        case .emptyText: "Amend the rule so that it leaves the field out instead of emptying it, confirm, run again."
        case .nameGivenTwice: "Map the whole name or its parts, not both (convey map set), confirm, and run again."
        case .malformedTime: "Look at the source row's date; amend it or its rule, load or confirm, and run again."
        case .noteWithoutParent:
            "Assign the entry to a client or matter in Practice Master and load again, or leave it behind."
        case .leadWithoutContact: "Give the matter a client, or map it to a deal, confirm, and run again."
        case .leadTitleTooLong: "Shorten the matter's description or map another column, confirm, and run again."
        case .marketingStatusWithoutEmail: "Do not map a marketing status (convey map set ... skip), and run again."
        case .badRequest, .unprocessable:
            "Correct the value that the message names, in the mapping or in Practice Master, and run again."
        case .tooLarge: "Shorten the text or leave the file behind, and run again."
        case .leadNotFound, .notFound, .gone:
            "Something that it refers to is missing in Pipedrive: restore it there, or let the token's user see it, "
                + "and run again."
        case .userNotFound: "Choose another owner (convey owners set), confirm, and run again."
        case .conflict: "Compare it with what Pipedrive holds already, settle it there, and run again."
        case .parameterNotAllowed, .searchTermTooShort, .idInBody, .methodNotAllowed, .notImplemented:
            "This is a fault of this program or a change of Pipedrive's interface: please report it with the message."
        default: nil
        }
    }

    private var remedyOfAccount: String {
        switch self {
        case .tokenRefused:
            "Take the token anew from Pipedrive (Personal preferences, API) into PIPEDRIVE_API_TOKEN or the token "
                + "file, and run the same command."
        case .signInLapsed:
            "Authorize the app in Pipedrive again, put the new refresh token into the token file, and run the same "
                + "command."
        case .signInRefused: "Check client id and secret against the app's page in Pipedrive's Developer Hub."
        case .signInElsewhere: "Authorize the app in this migration's account (convey status names it), and run again."
        case .accountNotOpen: "Settle the account's billing in Pipedrive, and run the same command."
        case .noPermission, .forbidden:
            "Let an admin give the token's user the missing permission in Pipedrive, and run again."
        case .dealLimitReached: "Raise the plan or close deals in Pipedrive; then run again, it goes on from here."
        case .fieldLimitReached:
            "Raise the plan, or fold fields into the text (convey map set ... note.line); convey preflight lists the "
                + "least filled ones."
        case .activityTypeLimitReached:
            "Delete activity types that nobody uses, or map several codes to one type, and run again."
        case .planLimitReached: "Raise the plan or make room in Pipedrive, and run again."
        case .scopeMissing: "Give the OAuth app the scope that the message names, authorize it again, and run again."
        case .blockedAtEdge:
            "Send nothing for an hour, make sure that no other program uses this token, then run the same command; if "
                + "it is still blocked, ask Pipedrive's support to release this machine's address."
        case .redirected: "Check the account's address (convey status): it must be https://COMPANY.pipedrive.com."
        case .featureNotEnabled: "Switch the feature on in Pipedrive, or map its data elsewhere, and run again."
        case .tooManyRequests: "Nothing: the program waits and goes on by itself."
        case .dayUsedUp: "Nothing: the program waits for the next day and goes on by itself; or buy a top-up."
        case .serverFault, .maintenance, .unreadable: "Run again later; what became of a write is read first."
        default: "Read Pipedrive's message, correct what it names, and run again."
        }
    }

    /// Cause and remedy together, for a person who sees nothing else.
    package var sentence: String { "\(cause). \(remedy)" }
}
