/// Why the client cannot be set up; each says what happened, where, and what to do, and never shows a token.
package enum ClientError: Error, Sendable, Hashable {
    /// The text is no address of an account; `problem` names the part that is wrong.
    case malformedAddress(problem: AddressProblem)
    /// Plain http to a host that is not this machine would send the token in the clear.
    case insecureAddress(host: String)
    case notPipedrive(host: String)
    /// Neither the environment nor a file named a token.
    case tokenMissing
    case tokenFileUnreadable(path: String, errorNumber: Int32)
    case tokenFileNotRegular(path: String)
    /// Others than the owner may read the file; `mode` is its permission bits.
    case tokenFileShared(path: String, mode: UInt32)
    case tokenFileTooLarge(path: String, limitBytes: Int)
    case tokenMalformed(source: TokenSource)
    /// OAuth: a part is missing or cannot be one; without a path it stands in the environment.
    case signInMalformed(problem: String, path: String?)

    package enum AddressProblem: String, Sendable, Hashable {
        case scheme
        case host
        case port
        case userName
        case path
    }

    package enum TokenSource: Sendable, Hashable {
        case environment
        case file(path: String)
    }
}

extension ClientError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformedAddress(let problem):
            """
            the account address \(problem.complaint); write it as https://company.pipedrive.com, \
            or http://127.0.0.1:PORT for a simulator on this machine
            """
        case .insecureAddress(let host):
            "the account address would send the token to \(host) without encryption; use https:// for it"
        case .notPipedrive(let host):
            "\(host) is not a Pipedrive address; use the address in the browser's bar: https://company.pipedrive.com"
        case .tokenMissing:
            """
            no API token given; set \(ApiToken.environmentName), \
            or name a file that only you can read: --token-file FILE (the token alone, or an OAuth sign-in as JSON)
            """
        case .tokenFileUnreadable(let path, let errorNumber):
            "the token file \(path) cannot be read (system error \(errorNumber)); check its name and its owner"
        case .tokenFileNotRegular(let path):
            "the token file \(path) is no ordinary file; put the token alone into a file and name that one"
        case .tokenFileShared(let path, let mode):
            """
            the token file \(path) can be read by others (mode 0\(String(mode, radix: 8))); \
            run: chmod 600 \(path), and consider a new token
            """
        case .tokenFileTooLarge(let path, let limitBytes):
            "the token file \(path) is larger than \(limitBytes) bytes; put the token alone into it"
        case .tokenMalformed(let source):
            """
            \(source.label) holds no API token: it must be \(ApiToken.lengthLimits.lowerBound) to \
            \(ApiToken.lengthLimits.upperBound) printable characters without spaces; copy it from Pipedrive, \
            Personal preferences, API
            """
        case .signInMalformed(let problem, let path?):
            """
            the OAuth sign-in in \(path) \(problem); it must be a JSON object with \
            \(OAuthCredentials.memberNames.joined(separator: ", "))
            """
        case .signInMalformed(let problem, nil):
            """
            the OAuth sign-in in the environment \(problem); it needs \
            \(OAuthCredentials.environmentNames.joined(separator: ", "))
            """
        }
    }
}

extension ClientError.AddressProblem {
    fileprivate var complaint: String {
        switch self {
        case .scheme: "must begin with https://"
        case .host: "has no valid host name"
        case .port: "has a port that cannot be used"
        case .userName: "must not hold a user name, password or token"
        case .path: "must end after the host name"
        }
    }
}

extension ClientError.TokenSource {
    fileprivate var label: String {
        switch self {
        case .environment: "the environment variable \(ApiToken.environmentName)"
        case .file(let path): "the token file \(path)"
        }
    }
}
