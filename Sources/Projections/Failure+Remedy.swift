extension FailureList.Failure {
    /// What a person can do about it, as one sentence.
    package var remedy: String {
        switch kind {
        case .unknown:
            "Run again: the program first reads the account to see whether the record arrived, so nothing is doubled."
        case .inconclusive:
            "Look the record up in Pipedrive by its source key; if it is there, keep it, otherwise run again."
        case .withheld: "Mend what it belongs to; the next run then sends it by itself."
        case .refused: refusedRemedy
        }
    }

    private var refusedRemedy: String {
        switch status ?? 0 {
        case 400, 422:
            "Correct the value that the message names, in the mapping or in Practice Master, and run again."
        case 401: "The API token is no longer valid: supply a new one and run again."
        case 402: "The Pipedrive plan does not allow this: raise the plan or drop the feature, and run again."
        case 403: "Give the user of the API token the missing permission in Pipedrive, and run again."
        case 404 where isInverse, 410 where isInverse:
            "It is gone already: check that nobody else deleted it by mistake."
        case 404, 410: "Something it refers to was deleted in Pipedrive: restore it there, and run again."
        case 409: "Pipedrive already holds a record like this one: compare the two, and run again."
        case 413: "The text or file is larger than Pipedrive accepts: shorten it, and run again."
        case 500...599: "Pipedrive had trouble of its own: run again later."
        default: "Read Pipedrive's message, correct what it names, and run again."
        }
    }
}
