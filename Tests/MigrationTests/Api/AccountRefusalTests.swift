import CanonicalJSON
import Testing

@testable import Migration

/// What the operator is told about every error that Pipedrive is known to answer.
@Suite struct AccountRefusalTests {
    struct Known: Sendable {
        var status: Int
        var body: String
        var refusal: AccountRefusal
    }

    private static func schema(_ text: String, _ refusal: AccountRefusal) -> Known {
        let body: JSON = ["success": false, "error": .string(text), "code": "ERR_SCHEMA_VALIDATION_FAILED"]
        return Known(status: 400, body: body.canonicalText, refusal: refusal)
    }

    private static func error(_ status: Int, _ text: String, _ refusal: AccountRefusal, code: String? = nil) -> Known {
        var body: [String: JSON] = ["success": false, "error": .string(text), "data": nil, "additional_data": nil]
        if let code { body["code"] = .string(code) }
        return Known(status: status, body: JSON.object(body).canonicalText, refusal: refusal)
    }

    /// The values that are refused with 400.
    static let values: [Known] = [
        schema("Validation failed: custom_fields: Unknown key 'a1b2'", .unknownField),
        schema(
            "Validation failed: custom_fields: Expected 'number' as value for organization custom field 'a1b2'",
            .wrongType
        ),
        schema("Validation failed: custom_fields: Time custom field value expected 'object'", .timeAsText),
        schema("Validation failed: custom_fields: Invalid collection", .malformedCollection),
        schema("Validation failed: custom_fields: Expected non-empty string, use null to clear", .emptyText),
        schema("Cannot set 'name' and 'first_name'/'last_name' at the same time", .nameGivenTwice),
        error(400, "Parameter 'include_fields' is not allowed", .parameterNotAllowed),
        error(400, "updated_since is not a valid datetime", .malformedTime),
        error(400, "\"term\" is not allowed to be empty", .searchTermTooShort, code: "ERR_INVALID_INPUT"),
        error(
            400,
            "Note must be associated with at least one organization, person, deal, lead or project.",
            .noteWithoutParent
        ),
        error(400, "One of the \"person_id\" or \"organization_id\" must be set.", .leadWithoutContact),
        error(400, "\"title\" length must be less than or equal to 255 characters long", .leadTitleTooLong),
        error(400, "Inserting ID with POST request is not allowed. Use PUT.", .idInBody),
        error(400, "Email must be given if marketing status is set.", .marketingStatusWithoutEmail),
        schema("Validation failed: something that nobody has seen before", .schemaViolation),
        error(400, "something else", .badRequest),
    ]

    /// Everything else of the table of statuses.
    static let statuses: [Known] = [
        Known(
            status: 401,
            body: #"{"success":false,"error":"unauthorized access","errorCode":401,"#
                + #""error_info":"Please check developers.pipedrive.com"}"#,
            refusal: .tokenRefused
        ),
        error(401, "the sign-in was refused", .signInLapsed, code: "oauth_invalid_grant"),
        error(401, "the sign-in was refused", .signInRefused, code: "oauth_invalid_client"),
        error(401, "the sign-in was refused", .signInElsewhere, code: "oauth_other_account"),
        Known(status: 402, body: "", refusal: .accountNotOpen),
        error(403, "You do not have permissions to do this.", .noPermission),
        error(
            403,
            "Couldn't add the deal. Open deals limit reached.",
            .dealLimitReached,
            code: "feature_capping_deals_limit"
        ),
        error(403, "no", .fieldLimitReached, code: "feature_capping_custom_fields_limit"),
        error(
            403,
            "Couldn't add activity type. You've reached the activity type per company limit.",
            .activityTypeLimitReached
        ),
        error(403, "no", .planLimitReached, code: "feature_capping_something"),
        error(403, "Scope and URL mismatch", .scopeMissing),
        error(403, "no", .forbidden),
        Known(
            status: 403,
            body: "<!DOCTYPE html><html><title>Access denied | error 1015</title></html>",
            refusal: .blockedAtEdge
        ),
        Known(status: 403, body: "", refusal: .blockedAtEdge),
        error(404, "requested lead not found", .leadNotFound),
        error(404, "Entity was not found", .notFound),
        error(404, "User not found or not accessible.", .userNotFound),
        error(405, "no", .methodNotAllowed),
        error(409, "no", .conflict),
        error(410, "The field is not found", .fieldGone),
        error(410, "gone", .gone),
        Known(status: 413, body: "<html>too large</html>", refusal: .tooLarge),
        error(415, "no", .featureNotEnabled),
        error(422, "no", .unprocessable),
        Known(status: 429, body: "", refusal: .tooManyRequests),
        Known(status: 500, body: "", refusal: .serverFault),
        Known(status: 502, body: "<html>", refusal: .serverFault),
        Known(status: 501, body: "", refusal: .notImplemented),
        Known(status: 503, body: "<html>maintenance</html>", refusal: .maintenance),
        Known(status: 302, body: "", refusal: .redirected),
        Known(status: 200, body: "<html>", refusal: .unreadable),
        error(200, "no", .successDenied),
        Known(status: 418, body: #"{"code":"ERR_TEA"}"#, refusal: .unknown(status: 418, code: "ERR_TEA")),
    ]

    @Test("every known answer has its own case, and its own words", arguments: values + statuses)
    func known(_ known: Known) {
        let reply = ApiReply(status: known.status, body: Array(known.body.utf8))
        #expect(AccountRefusal(reply) == known.refusal)
    }

    @Test("what the ledger keeps of an answer leads to the same case", arguments: values + statuses)
    func recorded(_ known: Known) {
        let reply = ApiReply(status: known.status, body: Array(known.body.utf8))
        switch ReplyContent(reply) {
        case .refused(let code, let message):
            #expect(AccountRefusal(status: known.status, code: code, message: message) == known.refusal)
        case .blocked(let refusal):
            #expect(refusal == known.refusal)
            let again = AccountRefusal(status: known.status, code: refusal.recordedCode, message: refusal.cause)
            #expect(again == known.refusal)
        case .done: Issue.record("a refusal was taken for a success")
        case .gone, .limited, .serverFault: break
        }
    }

    @Test("a day that is used up is told from a burst by what the headers say is left")
    func dayUsedUp() {
        let headers = ["x-daily-ratelimit-token-remaining": "4"]
        let reply = ApiReply(status: 429, headers: headers)
        #expect(AccountRefusal(reply, costTokens: 5) == .dayUsedUp)
        #expect(AccountRefusal(reply, costTokens: 4) == .tooManyRequests)
    }

    @Test("an answer that refuses nothing is no refusal", arguments: [200, 201, 204])
    func accepted(status: Int) {
        #expect(AccountRefusal(ApiReply(status: status, json: ["success": true, "data": ["id": 1]])) == nil)
        #expect(AccountRefusal(ApiReply(status: status, json: ["data": nil])) == nil)
    }

    @Test("cause and remedy are sentences of ours: nothing of an answer is in them")
    func words() {
        var causes: [AccountRefusal: String] = [:]
        for known in AccountRefusalTests.values + AccountRefusalTests.statuses {
            let secret = "Smith-divorce-4711"
            let body = known.body.replacing("no\"", with: "\(secret)\"")
            guard let refusal = AccountRefusal(ApiReply(status: known.status, body: Array(body.utf8))) else { continue }
            #expect(!refusal.sentence.contains(secret))
            #expect(refusal.remedy.hasSuffix("."))
            #expect(refusal.remedy.first?.isUppercase == true)
            #expect(!refusal.cause.hasSuffix("."))
            causes[refusal] = refusal.cause
        }
        #expect(Set(causes.values).count == causes.count, "two refusals read the same")
    }

    @Test("what a run does next hangs on status and code alone, never on a sentence", arguments: values + statuses)
    func decidesByStatus(_ known: Known) {
        let other = known.body.replacing("Unknown key", with: "Unbekannter").replacing("not found", with: "fehlt")
        let one = ReplyContent(ApiReply(status: known.status, body: Array(known.body.utf8)))
        let two = ReplyContent(ApiReply(status: known.status, body: Array(other.utf8)))
        #expect(AccountRefusalTests.kind(of: one) == AccountRefusalTests.kind(of: two))
    }

    private static func kind(of content: ReplyContent) -> String {
        switch content {
        case .done: "done"
        case .refused: "refused"
        case .limited: "limited"
        case .gone: "gone"
        case .serverFault: "server fault"
        case .blocked: "blocked"
        }
    }
}
