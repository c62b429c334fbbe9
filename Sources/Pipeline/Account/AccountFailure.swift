package import Migration

/// Why the account could not be read.
package enum AccountFailure: Error, Sendable, Hashable {
    case unreachable(TransportFailure.Cause)
    /// Pipedrive answers nothing more: token, payment, or a block at its edge.
    case blocked(AccountRefusal)
    /// The share of the day's tokens that the operator grants does not suffice.
    case ceiling
    case refused(path: String, AccountRefusal)
    case unexpectedAnswer(path: String)
    case interrupted
}

extension AccountFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreachable(.cannotConnect):
            "nothing answers at the account's address: check the address with `convey status`, and the network"
        case .unreachable(.unknownHost):
            "the account's host name does not exist: check the address that `convey init --account` was given"
        case .unreachable(.tlsRefused):
            "the connection could not be secured (TLS): check the address and the machine's certificates"
        case .unreachable(.signInUnanswered):
            "Pipedrive's sign-in (oauth.pipedrive.com) does not answer: check the network, and try again in a while"
        case .unreachable(let cause): "the account could not be read (\(cause.rawValue)): try again in a while"
        case .blocked(let refusal): "Pipedrive refuses to answer: \(refusal.sentence)"
        case .ceiling:
            "the tokens that were granted for today are used up: grant more with --max-tokens, or go on tomorrow"
        case .refused(let path, let refusal): "Pipedrive does not show \(path): \(refusal.sentence)"
        case .unexpectedAnswer(let path):
            "the answer to \(path) is not what Pipedrive's API says: is the account's address right?"
        case .interrupted: "stopped at a clean point; the same command goes on from here"
        }
    }
}
