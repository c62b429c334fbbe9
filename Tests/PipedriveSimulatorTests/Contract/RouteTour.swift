import CanonicalJSON
import Migration

@testable import PipedriveSimulator

/// One call of every route, on full records and on bare ones, and what was answered.
struct RouteTour {
    struct Exchange: Sendable {
        var call: ApiCall
        var reply: ApiReply
        var json: JSON { reply.json }
    }

    private(set) var exchanges: [Exchange] = []
    private var caller: Caller
    /// The deal that later stops hang things on.
    private var deal: Int64 = 0

    init(_ change: (inout AccountConfiguration) -> Void = { _ in }) throws {
        caller = Caller {
            $0.enforcesBudget = true
            $0.enforcesBurst = true
            $0.plan = .ultimate
            change(&$0)
        }
        visitUntouched()
        try visitFields()
        try visitContacts()
        try visitDeals()
        try visitActivities()
        try visitNotesAndFiles()
        try visitLeads()
        try visitSteps()
        visitCompany()
        visitEnds()
    }

    /// The id in an answer, as a path takes it.
    @discardableResult
    private mutating func go(
        _ method: ApiCall.Method,
        _ path: String,
        _ body: JSON? = nil,
        query: [ApiCall.QueryItem] = []
    ) -> String {
        let reply = caller.reply(method, path, body, query: query)
        let call = ApiCall(method, path, query: query, body: body?.canonicalText)
        exchanges.append(Exchange(call: call, reply: reply))
        let id = reply.json["data"]?["id"]
        return id?.numberText ?? id?.stringValue ?? ""
    }

    private var last: JSON { exchanges.last?.json["data"] ?? .null }

    /// An account without any custom field.
    private mutating func visitUntouched() {
        go(.get, "/api/v2/deals")
        go(.get, "/api/v1/leads")
        for (collection, member) in [("organizations", "name"), ("persons", "name"), ("deals", "title")] {
            let id = go(.post, "/api/v2/\(collection)", .object([member: "Early"]))
            go(.get, "/api/v2/\(collection)/\(id)")
        }
    }

    private static let types = [
        "varchar", "text", "double", "phone", "date", "daterange", "time", "timerange", "set", "enum", "varchar_auto",
        "address", "monetary", "org", "people", "user",
    ]

    private mutating func visitFields() throws {
        for owner in ["deal", "person", "organization"] {
            let path = "/api/v2/\(owner)Fields"
            for type in RouteTour.types {
                var body: [String: JSON] = ["field_name": .string("A \(type)"), "field_type": .string(type)]
                if type == "set" || type == "enum" { body["options"] = [["label": "Family"], ["label": "Tax"]] }
                go(.post, path, .object(body))
            }
            go(.post, path, ["field_name": "Passing", "field_type": "enum", "options": [["label": "One"]]])
            let field = last
            let code = field["field_code"]?.stringValue ?? ""
            let option = field["options"]?.arrayValue?.first?["id"] ?? .null
            go(.get, "\(path)/\(code)")
            go(.patch, "\(path)/\(code)", ["field_name": "Passed"])
            go(.post, "\(path)/\(code)/options", [["label": "Two"]])
            go(.patch, "\(path)/\(code)/options", [["id": option, "label": "First"]])
            go(.delete, "\(path)/\(code)/options", [["id": option]])
            go(.get, path, query: [.init("limit", "500")])
            go(.delete, "\(path)/\(code)")
        }
        go(.get, "/api/v2/activityFields")
        go(.get, "/api/v2/activityFields/subject")
    }

    /// A value for each custom field of an owner.
    private func customValues(_ owner: FieldOwner) -> JSON {
        var values: [String: JSON] = [:]
        for field in caller.account.catalogues[owner]?.fields ?? [] where field.isCustom {
            let options = field.options.map { JSON.integer($0.id) }
            let value: JSON =
                switch field.type {
                case "double": .decimal("12.5")
                case "date": "2026-01-31"
                case "daterange": ["value": "2026-01-31", "until": "2026-02-01"]
                case "time": ["value": "14:30:00"]
                case "timerange": ["value": "14:30:00", "until": "15:00:00"]
                case "set": .array(options)
                case "enum": options.first ?? .null
                case "address": ["value": "1 Main St"]
                case "monetary": ["value": .decimal("12.5"), "currency": "EUR"]
                case "org", "people": 1
                case "user": 21
                default: "text"
                }
            values[field.code] = value
        }
        return .object(values)
    }

    private mutating func visitContacts() throws {
        let bare = go(.post, "/api/v2/organizations", ["name": "Bare"])
        go(.post, "/api/v2/persons", ["name": "Bare"])
        let address: JSON = ["value": "1 Main St, Springfield"]
        let organization = go(
            .post,
            "/api/v2/organizations",
            [
                "name": "Full", "address": address, "website": "https://full.example", "annual_revenue": 5,
                "employee_count": 6, "add_time": "2019-01-02T03:04:05Z", "custom_fields": customValues(.organization),
            ]
        )
        let person = go(
            .post,
            "/api/v2/persons",
            [
                "name": "Full Person", "org_id": 1, "emails": [["value": "a@x.example", "primary": true]],
                "phones": [["value": "1", "label": "home"]], "add_time": "2019-01-02T03:04:05Z",
                "custom_fields": customValues(.person),
            ]
        )
        for (collection, id) in [("organizations", organization), ("persons", person)] {
            go(.get, "/api/v2/\(collection)/\(id)")
            go(.patch, "/api/v2/\(collection)/\(id)", ["name": "Renamed"])
            go(.get, "/api/v2/\(collection)", query: [.init("limit", "2"), .init("sort_by", "update_time")])
            let doomed = go(.post, "/api/v2/\(collection)", ["name": "Doomed"])
            go(.put, "/api/v1/\(collection)/\(doomed)/merge", ["merge_with_id": .integer(Int64(id) ?? 0)])
            go(.delete, "/api/v2/\(collection)/\(go(.post, "/api/v2/\(collection)", ["name": "Doomed"]))")
        }
        let relation = go(
            .post,
            "/api/v1/organizationRelationships",
            [
                "type": "related", "rel_owner_org_id": .integer(Int64(bare) ?? 0),
                "rel_linked_org_id": .integer(Int64(organization) ?? 0),
            ]
        )
        let path = "/api/v1/organizationRelationships/\(relation)"
        go(.get, "/api/v1/organizationRelationships", query: [.init("org_id", bare)])
        go(.get, path)
        go(.put, path, ["type": "parent"])
        go(.delete, path)
    }

    private mutating func visitDeals() throws {
        let bare = go(.post, "/api/v2/deals", ["title": "Bare"])
        let full = go(
            .post,
            "/api/v2/deals",
            [
                "title": "Full", "person_id": 1, "org_id": 1, "value": .decimal("12.5"), "currency": "EUR",
                "status": "won", "won_time": "2020-01-02T03:04:05Z", "expected_close_date": "2026-01-31",
                "probability": 50, "custom_fields": customValues(.deal),
            ]
        )
        deal = Int64(full) ?? 0
        go(.post, "/api/v2/deals", ["title": "Lost", "status": "lost", "lost_reason": "cost"])
        go(.post, "/api/v2/deals", ["title": "Archived", "is_archived": true])
        go(.get, "/api/v2/deals/archived")
        go(.get, "/api/v2/deals", query: [.init("status", "won")])
        go(.get, "/api/v2/deals/\(full)")
        go(.patch, "/api/v2/deals/\(bare)", ["stage_id": 2])
        let participants = "/api/v1/deals/\(full)/participants"
        let participant = go(.post, participants, ["person_id": 1])
        go(.get, participants)
        go(.delete, "\(participants)/\(participant)")
        go(.get, participants)
        let doomed = go(.post, "/api/v2/deals", ["title": "Doomed"])
        go(.put, "/api/v1/deals/\(doomed)/merge", ["merge_with_id": .integer(Int64(bare) ?? 0)])
        go(.delete, "/api/v2/deals/\(bare)")
        go(.get, "/api/v2/deals/\(bare)")
    }

    private mutating func visitActivities() throws {
        let bare = go(.post, "/api/v2/activities", ["subject": "Bare", "type": "call"])
        let full = go(
            .post,
            "/api/v2/activities",
            [
                "subject": "Full", "type": "meeting", "deal_id": .integer(deal), "org_id": 1, "due_date": "2026-01-31",
                "due_time": "09:30", "duration": "01:00", "done": true, "location": ["value": "Court"],
                "participants": [["person_id": 1, "primary": true]], "note": "<p>x</p>",
                "public_description": "x", "busy": true,
            ]
        )
        go(.get, "/api/v2/activities/\(full)")
        go(.get, "/api/v2/activities", query: [.init("done", "true")])
        go(.patch, "/api/v2/activities/\(bare)", ["done": true])
        go(.delete, "/api/v2/activities/\(bare)")
        go(.get, "/api/v1/activityTypes")
        let type = go(.post, "/api/v1/activityTypes", ["name": "Court hearing", "icon_key": "bell"])
        go(.put, "/api/v1/activityTypes/\(type)", ["name": "Hearing"])
        go(.delete, "/api/v1/activityTypes/\(type)")
    }

    private mutating func visitNotesAndFiles() throws {
        go(.get, "/api/v1/notes")
        let note = go(
            .post,
            "/api/v1/notes",
            ["content": "<p>x</p>", "deal_id": .integer(deal), "pinned_to_deal_flag": 1]
        )
        let lead = go(.post, "/api/v1/leads", ["title": "L", "person_id": 1])
        go(.post, "/api/v1/notes", ["content": "x", "lead_id": .string(lead)])
        go(.post, "/api/v1/notes", ["content": "x", "org_id": 1, "add_time": "2001-02-03 04:05:06", "user_id": 21])
        go(.get, "/api/v1/notes/\(note)")
        go(.get, "/api/v1/notes", query: [.init("limit", "1"), .init("sort", "add_time DESC")])
        go(.put, "/api/v1/notes/\(note)", ["content": "y"])
        go(.delete, "/api/v1/notes/\(note)")
        go(.get, "/api/v1/noteFields")
        go(.get, "/api/v1/files")
        let file = go(.post, "/api/v1/files", ["file_name": "a.txt", "content": "YQ", "deal_id": .integer(deal)])
        go(.get, "/api/v1/files")
        go(.get, "/api/v1/files/\(file)")
        go(.get, "/api/v1/files/\(file)/download")
        go(.put, "/api/v1/files/\(file)", ["name": "b.txt"])
        go(.delete, "/api/v1/files/\(file)")
    }

    private mutating func visitLeads() throws {
        var body: [String: JSON] = [
            "title": "Full", "person_id": 1, "organization_id": 1, "value": ["amount": 12, "currency": "EUR"],
            "expected_close_date": "2026-01-31", "visible_to": "7",
        ]
        for field in caller.account.catalogues[.deal]?.fields ?? [] where field.type == "varchar" && field.isCustom {
            body[field.code] = "text"
        }
        let bare = go(.post, "/api/v1/leads", ["title": "Bare", "person_id": 1])
        let full = go(.post, "/api/v1/leads", .object(body))
        go(.get, "/api/v1/leads/\(full)")
        go(.get, "/api/v1/leads", query: [.init("limit", "1")])
        go(.patch, "/api/v1/leads/\(bare)", ["is_archived": true])
        go(.get, "/api/v1/leads/archived")
        go(.delete, "/api/v1/leads/\(full)")
        let label = go(.post, "/api/v1/leadLabels", ["name": "Urgent", "color": "red"])
        go(.get, "/api/v1/leadLabels")
        go(.patch, "/api/v1/leadLabels/\(label)", ["color": "blue"])
        go(.delete, "/api/v1/leadLabels/\(label)")
        go(.get, "/api/v1/leadSources")
        go(.get, "/api/v1/leadFields")
    }

    private mutating func visitSteps() throws {
        let pipeline = go(.post, "/api/v2/pipelines", ["name": "Matters"])
        let stage = go(.post, "/api/v2/stages", ["name": "Open", "pipeline_id": .integer(Int64(pipeline) ?? 0)])
        for (collection, id) in [("stages", stage), ("pipelines", pipeline)] {
            go(.get, "/api/v2/\(collection)/\(id)")
            go(.get, "/api/v2/\(collection)")
            go(.patch, "/api/v2/\(collection)/\(id)", ["name": "Renamed"])
            go(.delete, "/api/v2/\(collection)/\(id)")
        }
    }

    private mutating func visitCompany() {
        go(.get, "/api/v1/users")
        go(.get, "/api/v1/users/me")
        go(.get, "/api/v1/users/21")
        go(.get, "/api/v1/users/find", query: [.init("term", "sam")])
        go(.get, "/api/v1/currencies")
        go(.get, "/api/v1/activityFields")
        caller.now = caller.now.adding(milliseconds: 3_600_000)
        for collection in ["deals", "persons", "organizations", "leads"] {
            go(.get, "/api/v2/\(collection)/search", query: [.init("term", "full")])
        }
        go(.get, "/api/v2/itemSearch", query: [.init("term", "full")])
    }

    /// What is refused, and what is not there.
    private mutating func visitEnds() {
        go(.get, "/api/v2/deals/987654")
        go(.get, "/api/v1/notes/987654")
        go(.get, "/api/v2/nothing")
        go(.get, "/api/v1/deals")
        go(.put, "/api/v2/deals/\(deal)", ["title": "x"])
        go(.post, "/api/v2/deals", ["colour": "red"])
        go(.post, "/api/v1/notes", ["content": "x"])
        go(.patch, "/api/v2/deals/\(deal)", ["owner_id": 22])
    }
}
