import CanonicalJSON
import Testing

@testable import Migration

/// What an answer means.
@Suite struct ReplyContentTests {
    private func content(_ status: Int, _ text: String = "") -> ReplyContent {
        ReplyContent(ApiReply(status: status, body: Array(text.utf8)))
    }

    @Test("any 2xx with a body that does not deny success is done", arguments: [200, 201, 204, 299])
    func done(status: Int) {
        #expect(content(status, #"{"success":true,"data":{"id":1}}"#) == .done(data: ["id": 1], additional: .null))
        #expect(content(status, #"{"data":null,"new_member":1}"#) == .done(data: .null, additional: .null))
    }

    @Test(
        "a 2xx that cannot be read leaves open whether the write took effect",
        arguments: ["", "<html>", "{\"data\""]
    )
    func unreadable(body: String) { #expect(content(200, body) == .serverFault) }

    @Test("a 2xx that denies success is refused") func denied() {
        #expect(content(200, #"{"success":false,"error":"no"}"#) == .refused(code: "no-success", message: "no"))
    }

    @Test("the other statuses mean what they say") func statuses() {
        #expect(content(404, "{}") == .gone)
        #expect(content(410) == .gone)
        #expect(content(429) == .limited)
        #expect(content(500) == .serverFault)
        #expect(content(599, "{}") == .serverFault)
        #expect(content(400, #"{"error":"bad","code":"ERR_X"}"#) == .refused(code: "ERR_X", message: "bad"))
        #expect(content(422, "") == .refused(code: "status-422", message: "no message"))
        #expect(content(403, #"{"error":"not yours"}"#) == .refused(code: "status-403", message: "not yours"))
        for status in [401, 402, 403] {
            guard case .blocked = content(status, "<html>") else {
                Issue.record("\(status) does not block")
                return
            }
        }
    }

    @Test("what the server adds to its message is shown, except its advertising") func messages() {
        #expect(
            content(400, #"{"error":"bad","error_info":"title is empty"}"#)
                == .refused(code: "status-400", message: "bad (title is empty)")
        )
        #expect(
            content(400, #"{"error":"bad","error_info":"see developers.pipedrive.com"}"#)
                == .refused(code: "status-400", message: "bad")
        )
    }

    @Test("ids are numbers, UUIDs or hash keys") func ids() {
        #expect(ReplyContent.id(in: ["id": 12], entity: .deal) == "12")
        #expect(ReplyContent.id(in: ["id": "4e7c-1"], entity: .lead) == "4e7c-1")
        #expect(ReplyContent.id(in: ["id": 12, "field_code": "ab12"], entity: .field) == "ab12")
        #expect(ReplyContent.id(in: true, entity: .note) == nil)
    }

    @Test("deleted and inactive records are not live") func live() {
        #expect(ReplyContent.isLive(["id": 1]))
        #expect(ReplyContent.isLive(["id": 1, "is_deleted": false, "active_flag": true]))
        #expect(!ReplyContent.isLive(["id": 1, "is_deleted": true]))
        #expect(!ReplyContent.isLive(["id": 1, "active_flag": false]))
        #expect(!ReplyContent.isLive(.null))
    }
}
