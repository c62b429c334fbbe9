package import CanonicalJSON

/// What an answer says, read tolerantly: unknown members are ignored, missing ones are no error.
package enum ReplyContent: Sendable, Hashable {
    /// Any 2xx whose `success` is not false.
    case done(data: JSON, additional: JSON)
    case refused(code: String, message: String)
    /// Too many requests, or the day's budget is used up; nothing was done.
    case limited
    /// 404 or 410: there is no such record.
    case gone
    /// The server failed, or its answer cannot be read; whether the write took effect is not known.
    case serverFault
    /// The whole run must stop: token, payment, or a block at the edge.
    case blocked(reason: AccountRefusal)

    package init(_ reply: ApiReply) {
        let json = try? JSON(parsing: reply.body)
        switch reply.status {
        case 200..<300:
            guard let json else {
                self = .serverFault
                return
            }
            guard json["success"]?.boolValue != false else {
                self = .refused(code: "no-success", message: ReplyContent.message(in: json))
                return
            }
            self = .done(data: json["data"] ?? .null, additional: json["additional_data"] ?? .null)
        case 401, 402: self = .blocked(reason: AccountRefusal(reply) ?? .tokenRefused)
        case 403 where json == nil: self = .blocked(reason: .blockedAtEdge)
        case 404, 410: self = .gone
        case 429: self = .limited
        case 500..<600: self = .serverFault
        default:
            self = .refused(
                code: json?["code"]?.stringValue ?? "status-\(reply.status)",
                message: ReplyContent.message(in: json)
            )
        }
    }

    private static func message(in json: JSON?) -> String {
        let text = json?["error"]?.stringValue ?? "no message"
        guard let more = json?["error_info"]?.stringValue, !more.isEmpty, !more.contains("developers.pipedrive.com")
        else { return text }
        return "\(text) (\(more))"
    }
}
