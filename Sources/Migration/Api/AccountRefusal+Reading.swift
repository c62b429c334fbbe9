import CanonicalJSON

extension AccountRefusal {
    /// What an answer refuses; nil when it refuses nothing.
    package init?(_ reply: ApiReply, costTokens: Int = 1) {
        let json = try? JSON(parsing: reply.body)
        switch reply.status {
        case 200..<300:
            guard let json else {
                self = .unreadable
                return
            }
            guard json["success"]?.boolValue == false else { return nil }
            self = .successDenied
        case 403 where json == nil: self = .blockedAtEdge
        case 429:
            let left = reply.headers["x-daily-ratelimit-token-remaining"].flatMap { Int($0) }
            self = left.map { $0 < costTokens } == true ? .dayUsedUp : .tooManyRequests
        default:
            self.init(
                status: reply.status,
                code: json?["code"]?.stringValue ?? "",
                message: [json?["error"], json?["error_info"]].compactMap { $0?.stringValue }.joined(separator: " ")
            )
        }
    }

    /// The same from what the ledger keeps of an answer: its status, its code and Pipedrive's words.
    package init(status: Int, code: String, message: String) {
        switch status {
        case 300..<400: self = .redirected
        case 400: self = AccountRefusal.invalid(code: code, message: message)
        case 401 where code == AccountRefusal.signInLapsedCode: self = .signInLapsed
        case 401 where code == AccountRefusal.signInRefusedCode: self = .signInRefused
        case 401 where code == AccountRefusal.signInElsewhereCode: self = .signInElsewhere
        case 401: self = .tokenRefused
        case 402: self = .accountNotOpen
        case 403: self = AccountRefusal.forbidden(code: code, message: message)
        case 404: self = AccountRefusal.missing(message: message)
        case 405: self = .methodNotAllowed
        case 409: self = .conflict
        case 410: self = message.contains("field is not found") ? .fieldGone : .gone
        case 413: self = .tooLarge
        case 415: self = .featureNotEnabled
        case 422: self = .unprocessable
        case 429: self = .tooManyRequests
        case 501: self = .notImplemented
        case 503: self = .maintenance
        case 500..<600: self = .serverFault
        case _ where code == "no-success": self = .successDenied
        default: self = .unknown(status: status, code: code)
        }
    }

    /// Codes of answers that stand for what Pipedrive's sign-in said; see `OAuthSession`.
    package static let signInLapsedCode = "oauth_invalid_grant"
    package static let signInRefusedCode = "oauth_invalid_client"
    package static let signInElsewhereCode = "oauth_other_account"

    /// What the ledger keeps as the code of an answer that stops everything.
    package var recordedCode: String {
        switch self {
        case .signInLapsed: AccountRefusal.signInLapsedCode
        case .signInRefused: AccountRefusal.signInRefusedCode
        case .signInElsewhere: AccountRefusal.signInElsewhereCode
        default: AccountRefusal.blockedCode
        }
    }

    private static let blockedCode = "blocked"

    /// In the order in which they are tried: the narrower sentence first.
    private static let invalidSentences: [(fragment: String, refusal: AccountRefusal)] = [
        ("Unknown key", .unknownField),
        ("Time custom field value expected", .timeAsText),
        ("Invalid collection", .malformedCollection),
        ("non-empty string", .emptyText),
        ("Expected '", .wrongType),
        ("at the same time", .nameGivenTwice),
        ("Parameter '", .parameterNotAllowed),
        ("not a valid datetime", .malformedTime),
        ("\"term\"", .searchTermTooShort),
        ("Note must be associated", .noteWithoutParent),
        ("\"person_id\" or \"organization_id\" must be set", .leadWithoutContact),
        ("\"title\" length", .leadTitleTooLong),
        ("Inserting ID", .idInBody),
        ("marketing status", .marketingStatusWithoutEmail),
    ]

    private static func invalid(code: String, message: String) -> AccountRefusal {
        if let known = invalidSentences.first(where: { message.contains($0.fragment) }) { return known.refusal }
        switch code {
        case "ERR_SCHEMA_VALIDATION_FAILED": return .schemaViolation
        case "ERR_INVALID_INPUT": return .searchTermTooShort
        default: return .badRequest
        }
    }

    private static func forbidden(code: String, message: String) -> AccountRefusal {
        if code == blockedCode { return .blockedAtEdge }
        if code.hasPrefix("feature_capping") {
            if code.contains("deal") { return .dealLimitReached }
            if code.contains("field") { return .fieldLimitReached }
            return code.contains("activity_type") ? .activityTypeLimitReached : .planLimitReached
        }
        if message.contains("deals limit") { return .dealLimitReached }
        if message.contains("activity type per company limit") { return .activityTypeLimitReached }
        if message.contains("Scope and URL mismatch") { return .scopeMissing }
        return message.contains("do not have permission") ? .noPermission : .forbidden
    }

    private static func missing(message: String) -> AccountRefusal {
        if message.contains("requested lead not found") { return .leadNotFound }
        return message.contains("User not found") ? .userNotFound : .notFound
    }
}
