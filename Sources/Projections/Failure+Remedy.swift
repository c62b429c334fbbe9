import Migration

extension FailureList.Failure {
    /// What a person can do about it, as one sentence.
    package var remedy: String {
        switch kind {
        case .unknown:
            "Run again: the program first reads the account to see whether the record arrived, so nothing is doubled."
        case .inconclusive where reference.entity == .file:
            "Look among the files of the record that it belongs to. Of two with its name delete one; where somebody "
                + "gave it another name, give it back the old one; where the only one of its size is somebody "
                + "else's, attach the document by hand. Then run again: the program reads again."
        case .inconclusive:
            "Search Pipedrive for the source key. Of several records with it delete all but one; where it stands in a "
                + "record that somebody merged, clear that field or leave it. Then run again: the program reads again."
        case .lost: "It never reached Pipedrive: run again, and it is sent again."
        case .withheld: "Mend what it belongs to; the next run then sends it by itself."
        case .refused where reference.entity == .file && code.contains("document"):
            "Nothing was sent. Put the document back, or load the export again with --documents and the folder as it "
                + "is now; then run again."
        case .refused: refusedRemedy
        }
    }

    private var refusedRemedy: String {
        switch status ?? 0 {
        case 0: "The request never left this machine: check the network and the account's address, and run again."
        case 404 where isInverse, 410 where isInverse:
            "It is gone already: check that nobody else deleted it by mistake."
        case let status: AccountRefusal(status: status, code: code, message: message).remedy
        }
    }
}
