import CanonicalJSON
import Migration

/// The answers to those who ask too much.
enum LimitReplies {
    /// The page of the network's guard: no JSON, no headers to go by.
    static let blocked = ApiReply(
        status: 403,
        headers: ["content-type": "text/html; charset=UTF-8"],
        body: Array(
            ("<!DOCTYPE html><html><head><title>Access denied | error 1015</title></head>"
                + "<body>You are being rate limited.</body></html>").utf8
        )
    )

    /// 429 for a verdict that refuses; `retry-after` is there only every other time.
    static func refused(_ verdict: RequestLimits.Verdict, headers: [String: String], number: Int) -> ApiReply? {
        var headers = headers
        switch verdict {
        case .admitted: return nil
        case .blocked: return blocked
        case .burstExceeded:
            if number.isMultiple(of: 2) { headers["retry-after"] = "2" }
            return ApiReply(status: 429, headers: headers)
        case .budgetExceeded(let resetSeconds):
            if number.isMultiple(of: 2) { headers["retry-after"] = String(resetSeconds) }
            return ApiReply(
                status: 429,
                headers: headers,
                json: ["success": false, "error": "daily request budget exceeded", "errorCode": 429]
            )
        }
    }
}
