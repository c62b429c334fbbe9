import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

@Suite struct NoteTests {
    @Test(
        "behaviour 24: note HTML is sanitised",
        arguments: [
            ("<p onclick=\"x()\">Hi</p>", "<p>Hi</p>"), ("a<script>alert(1)</script>b", "ab"),
            ("<blink>Old</blink>", "Old"), ("R&amp;D &quot;x&quot; &#39;y&#39; a & b", "R&amp;D \"x\" 'y' a &amp; b"),
            ("1 < 2", "1 &lt; 2"), ("a<br/>b", "a<br>b"), ("<a href='javascript:x'>l</a>", "<a>l</a>"),
            ("<a href='https://x.example'>l</a>", "<a href=\"https://x.example\">l</a>"), ("plain", "plain"),
            ("<!-- no -->x", "x"),
        ]
    )
    func sanitising(written: String, read: String) {
        #expect(NoteSanitizer.sanitized(written) == read)
    }

    @Test("behaviour 24: a note needs a parent, has a cap, and takes person and organization from its deal")
    func parents() throws {
        var caller = Caller()
        #expect(caller.reply(.post, "/v1/notes", ["content": "x"]).errorText.hasPrefix("Note must be associated"))
        let organization = try caller.made("organizations", ["name": "Org"])
        let person = try caller.made("persons", ["name": "Per Son", "org_id": .integer(organization)])
        let deal = try caller.made(
            "deals",
            ["title": "Deal", "person_id": .integer(person), "org_id": .integer(organization)]
        )
        let note = try caller.data(
            .post,
            "/v1/notes",
            ["content": "x", "deal_id": .integer(deal), "pinned_to_deal_flag": 1, "add_time": "2001-02-03 04:05:06"]
        )
        #expect(note["person_id"] == .integer(person))
        #expect(note["org_id"] == .integer(organization))
        #expect(note["deal"] == ["title": "Deal"])
        #expect(note["pinned_to_deal_flag"] == true)
        #expect(note["add_time"] == "2001-02-03 04:05:06")
        let long = String(repeating: "x", count: 100_001)
        #expect(caller.status(.post, "/v1/notes", ["content": .string(long), "deal_id": .integer(deal)]) == 400)
        let iso: JSON = ["content": "x", "deal_id": .integer(deal), "add_time": "2001-02-03T04:05:06Z"]
        #expect(caller.status(.post, "/v1/notes", iso) == 400)
    }

    @Test("behaviour 25: only an admin names another author, and only an active one")
    func authors() throws {
        var caller = Caller()
        let deal = try caller.made("deals", ["title": "T"])
        let body: JSON = ["content": "x", "deal_id": .integer(deal), "user_id": 21]
        #expect(try caller.data(.post, "/v1/notes", body)["user"]?["name"] == "Sam Staff")
        let admin = caller.account.configuration.users[0].id
        let foreign: JSON = ["content": "x", "deal_id": .integer(deal), "user_id": .integer(admin)]
        #expect(caller.reply(.post, "/v1/notes", foreign, token: Caller.staffToken).status == 403)
        #expect(caller.status(.post, "/v1/notes", ["content": "x", "deal_id": .integer(deal), "user_id": 22]) == 403)
    }

    @Test("behaviour 26: a deleted note is readable by id, leaves the list, and takes no second delete")
    func deletion() throws {
        var caller = Caller()
        let deal = try caller.made("deals", ["title": "T"])
        let note = try caller.made("notes", ["content": "x", "deal_id": .integer(deal)])
        #expect(try caller.data(.delete, "/v1/notes/\(note)") == true)
        #expect(try caller.data(.get, "/v1/notes/\(note)")["active_flag"] == false)
        #expect(try caller.data(.get, "/v1/notes") == .null)
        #expect(try caller.data(.put, "/v1/notes/\(note)", ["content": "y"])["active_flag"] == false)
        #expect(caller.status(.delete, "/v1/notes/\(note)") == 404)
    }

    @Test("leads: UUID ids, visibility as text, archived ones apart, 404 with the known words")
    func leads() throws {
        var caller = Caller()
        let person = try caller.made("persons", ["name": "A"])
        let lead = try caller.data(.post, "/v1/leads", ["title": "L", "person_id": .integer(person)])
        let id = try #require(lead["id"]?.stringValue)
        #expect(id.count == 36)
        #expect(lead["visible_to"] == "7")
        #expect(caller.status(.patch, "/v1/leads/\(id)", ["is_archived": true]) == 200)
        #expect(try caller.data(.get, "/v1/leads") == .null)
        #expect(try caller.data(.get, "/v1/leads/archived").arrayValue?.count == 1)
        #expect(caller.status(.patch, "/v1/leads/\(id)", ["title": "M"]) == 400)
        #expect(caller.status(.delete, "/v1/leads/\(id)") == 200)
        #expect(caller.reply(.get, "/v1/leads/\(id)").errorText == "requested lead not found")
        let long = String(repeating: "x", count: 256)
        #expect(caller.status(.post, "/v1/leads", ["title": .string(long), "person_id": .integer(person)]) == 400)
    }

    @Test("participants of a deal are added once, listed and removed")
    func participants() throws {
        var caller = Caller()
        let deal = try caller.made("deals", ["title": "T"])
        let person = try caller.made("persons", ["name": "A"])
        let path = "/v1/deals/\(deal)/participants"
        let made = try caller.data(.post, path, ["person_id": .integer(person)])
        #expect(caller.status(.post, path, ["person_id": .integer(person)]) == 400)
        #expect(try caller.data(.get, path).arrayValue?.count == 1)
        #expect(caller.status(.delete, "\(path)/\(made["id"]?.numberText ?? "")") == 200)
        #expect(try caller.data(.get, path) == .null)
    }

    @Test("files keep their size and come back byte for byte")
    func files() throws {
        var caller = Caller()
        let deal = try caller.made("deals", ["title": "T"])
        let content = Base64URL.encode([0, 1, 2, 250, 255])
        #expect(caller.status(.post, "/v1/files", ["file_name": "a.bin", "content": .string(content)]) == 400)
        let file = try caller.data(
            .post,
            "/v1/files",
            ["file_name": "a.bin", "content": .string(content), "deal_id": .integer(deal)]
        )
        #expect(file["file_size"] == 5)
        #expect(file["content"] == nil)
        let id = file["id"]?.numberText ?? ""
        #expect(caller.reply(.get, "/v1/files/\(id)/download").body == [0, 1, 2, 250, 255])
        #expect(caller.status(.delete, "/v1/files/\(id)") == 200)
        #expect(caller.status(.get, "/v1/files/\(id)") == 404)
    }

    @Test("activity types get a key from their name once, and deleted ones leave the list")
    func activityTypes() throws {
        var caller = Caller()
        let body: JSON = ["name": "Court hearing", "icon_key": "bell"]
        let type = try caller.data(.post, "/v1/activityTypes", body)
        #expect(type["key_string"] == "court_hearing")
        #expect(try caller.data(.post, "/v1/activityTypes", body)["key_string"] == "court_hearing_2")
        #expect(caller.status(.post, "/v1/activityTypes", ["name": "X", "icon_key": "gavel"]) == 400)
        #expect(caller.status(.delete, "/v1/activityTypes/\(type["id"]?.numberText ?? "")") == 200)
        #expect(try caller.data(.get, "/v1/activityTypes").arrayValue?.count == 7)
    }
}
