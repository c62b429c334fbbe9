import CanonicalJSON
import Migration

/// Why a request is not carried out, as the caller gets to read it; nothing was stored.
struct Refusal: Error, Equatable {
    var status: Int
    var message: String
    var code: String?
    var detail = "Please check developers.pipedrive.com for more information about Pipedrive API."

    static func validation(_ text: String) -> Refusal {
        Refusal(status: 400, message: "Validation failed: \(text)", code: "ERR_SCHEMA_VALIDATION_FAILED")
    }

    static func badRequest(_ text: String) -> Refusal { Refusal(status: 400, message: text) }

    static func forbidden(_ text: String, code: String? = nil) -> Refusal {
        Refusal(status: 403, message: text, code: code)
    }

    static let notPermitted = forbidden("You do not have permissions to do this.")

    static func notFound(_ text: String) -> Refusal {
        Refusal(status: 404, message: text, detail: "Object was not found.")
    }

    static func gone(_ text: String) -> Refusal { Refusal(status: 410, message: text) }

    /// 401 says `errorCode` and nothing about the account.
    static let unauthorized: ApiReply = ApiReply(
        status: 401,
        headers: ["content-type": "application/json; charset=utf-8", "x-401-by-gw": "1"],
        json: [
            "success": false, "error": "unauthorized access", "errorCode": 401,
            "error_info": "Please check developers.pipedrive.com",
        ]
    )

    var reply: ApiReply {
        var members: [String: JSON] = [
            "success": false, "error": .string(message), "error_info": .string(detail), "data": nil,
            "additional_data": nil,
        ]
        if let code { members["code"] = .string(code) }
        return ApiReply(status: status, json: .object(members))
    }
}
