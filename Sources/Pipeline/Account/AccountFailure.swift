package import Migration

/// Why the account could not be read.
package enum AccountFailure: Error, Sendable, Hashable {
    case unreachable(TransportFailure.Cause)
    case blocked(reason: String)
    case refused(path: String, status: Int, message: String)
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
        case .unreachable(let cause): "the account could not be read (\(cause.rawValue)): try again in a while"
        case .blocked(let reason):
            "Pipedrive refuses to answer: \(reason); check PIPEDRIVE_API_TOKEN and the account, then run "
                + "the same command"
        case .refused(let path, let status, let message):
            "Pipedrive refused to show \(path) (status \(status): \(message)); the token's user may lack a right"
        case .unexpectedAnswer(let path):
            "the answer to \(path) is not what Pipedrive's API says: is the account's address right?"
        case .interrupted: "stopped at a clean point; the same command goes on from here"
        }
    }
}
