/// Every known way in which Pipedrive says no, each with its cause and remedy in words of ours.
///
/// It explains; it decides nothing. What a run does next follows from status and code alone (`ReplyContent`), because
/// Pipedrive's sentences change without notice, while an explanation that no longer matches only becomes a vaguer one.
package enum AccountRefusal: Sendable, Hashable {
    // 400: a value is refused, and nothing was stored.
    case unknownField
    case wrongType
    case timeAsText
    case malformedCollection
    case emptyText
    case nameGivenTwice
    case parameterNotAllowed
    case malformedTime
    case searchTermTooShort
    case noteWithoutParent
    case leadWithoutContact
    case leadTitleTooLong
    case idInBody
    case marketingStatusWithoutEmail
    /// The schema refuses the body for a reason that is not listed.
    case schemaViolation
    case badRequest

    // 401 and 402: whom it answers at all.
    case tokenRefused
    /// OAuth: the refresh token lapsed or was revoked.
    case signInLapsed
    /// OAuth: the client id or secret is wrong.
    case signInRefused
    /// OAuth: the sign-in belongs to another company than the migration.
    case signInElsewhere
    case accountNotOpen

    // 403: allowed or not.
    case noPermission
    case dealLimitReached
    case fieldLimitReached
    case activityTypeLimitReached
    case planLimitReached
    case scopeMissing
    /// Not Pipedrive's own answer but a page of the network in front of it.
    case blockedAtEdge
    case forbidden

    // 404 and 410: what is not there.
    case leadNotFound
    case userNotFound
    case notFound
    case fieldGone
    case gone

    case redirected
    case methodNotAllowed
    case conflict
    case tooLarge
    case featureNotEnabled
    case unprocessable

    // 429: later.
    case tooManyRequests
    case dayUsedUp

    // 5xx, and answers that nobody can read.
    case serverFault
    case notImplemented
    case maintenance
    case successDenied
    case unreadable

    case unknown(status: Int, code: String)
}
