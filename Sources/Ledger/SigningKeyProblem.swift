/// Why a key file cannot be used; never quotes it.
package enum SigningKeyProblem: Equatable, Sendable {
    /// Others than its owner may read or write it.
    case openToOthers
    case notAKey
    case alreadyExists
    case cannotSign
    /// It signs for another ledger.
    case otherLedger
}

extension SigningKeyProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .openToOthers: "can be read by others than its owner; it was not used. Run 'chmod 600' on it."
        case .notAKey: "is no signing key. Restore the key file that was made with the ledger."
        case .alreadyExists:
            "exists already and was left as it is. Choose another folder, or delete this one if it never held a "
                + "migration."
        case .cannotSign: "could not sign. Restore the key file that was made with the ledger."
        case .otherLedger: "belongs to another ledger. Use the key file that was made with this one."
        }
    }
}
