import CanonicalJSON
import Migration

/// What the sign-in service answered.
enum OAuthAnswer: Sendable {
    struct Grant: Sendable {
        var token: HiddenText
        var refreshToken: HiddenText?
        var lifeMilliseconds: Int64
        var address: AccountAddress?
    }

    case granted(Grant)
    /// One of `AccountRefusal`'s codes of a sign-in.
    case refused(code: String)
    case blockedAtEdge
    /// It may answer better the next time.
    case unusable

    init(_ reply: ApiReply) {
        let json = try? JSON(parsing: reply.body)
        switch reply.status {
        case 200..<300: self = OAuthAnswer.grant(json).map { .granted($0) } ?? .unusable
        case 403 where json == nil: self = .blockedAtEdge
        case 401: self = .refused(code: AccountRefusal.signInRefusedCode)
        case 408, 429: self = .unusable
        case 400..<500:
            let isClient = json?["error"]?.stringValue.map { $0.contains("client") } ?? false
            self = .refused(code: isClient ? AccountRefusal.signInRefusedCode : AccountRefusal.signInLapsedCode)
        default: self = .unusable
        }
    }

    private static func grant(_ json: JSON?) -> Grant? {
        guard let json, let token = json["access_token"]?.stringValue.flatMap(HiddenText.init) else { return nil }
        var address: AccountAddress?
        if let domain = json["api_domain"]?.stringValue {
            guard let named = try? AccountAddress(domain) else { return nil }
            address = named
        }
        let seconds = min(max(json["expires_in"]?.integerValue ?? 3600, 1), 86_400)
        return Grant(
            token: token,
            refreshToken: json["refresh_token"]?.stringValue.flatMap(HiddenText.init),
            lifeMilliseconds: seconds * 1000,
            address: address
        )
    }
}
