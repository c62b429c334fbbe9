import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

@Suite struct FieldTests {
    private static let wrongValues: [(String, JSON)] = [
        ("double", "12"), ("varchar", 12), ("varchar", ""), ("varchar", []), ("monetary", 12),
        ("monetary", ["value": "12", "currency": "EUR"]), ("monetary", ["value": 12, "currency": "XXX"]),
        ("date", "31.01.2026"), ("date", "2026-02-30"), ("time", "14:30:00"), ("address", "Main Street"),
        ("daterange", ["value": "2026-01-01"]), ("org", 999), ("user", "21"), ("double", .decimal("1.23456789012345")),
    ]

    private func attempt(_ type: String, _ value: JSON, options: [String] = []) throws -> ApiReply {
        var caller = Caller()
        let field = try caller.field("deal", type, options: options)
        let code = try #require(field["field_code"]?.stringValue)
        return caller.reply(.post, "/api/v2/deals", ["title": "T", "custom_fields": .object([code: value])])
    }

    @Test("behaviour 8: an unknown custom-field key refuses the whole record")
    func unknownKey() throws {
        var caller = Caller()
        let reply = caller.reply(.post, "/api/v2/deals", ["title": "T", "custom_fields": ["abc": "x"]])
        #expect(reply.status == 400)
        #expect(reply.json["code"] == "ERR_SCHEMA_VALIDATION_FAILED")
        #expect(reply.errorText == "Validation failed: custom_fields: Unknown key 'abc'")
        #expect(try caller.data(.get, "/api/v2/deals") == [])
        #expect(caller.status(.post, "/api/v2/deals", ["title": "T", "custom_fields": ["title": "x"]]) == 400)
        let person = try caller.made("persons", ["name": "A"])
        #expect(caller.status(.patch, "/api/v2/persons/\(person)", ["name": "B", "custom_fields": ["abc": 1]]) == 400)
        #expect(try caller.data(.get, "/api/v2/persons/\(person)")["name"] == "A")
    }

    @Test(
        "behaviour 10: a wrong JSON type in a custom field is refused and the key is named",
        arguments: wrongValues
    )
    func wrongTypes(type: String, value: JSON) throws {
        let reply = try attempt(type, value)
        #expect(reply.status == 400)
        #expect(reply.errorText.contains(/[0-9a-f]{40}/) || reply.errorText.contains("custom_fields"))
        #expect(reply.json["code"] == "ERR_SCHEMA_VALIDATION_FAILED")
    }

    @Test("behaviour 10: number custom fields say which type they expect")
    func expectedType() throws {
        #expect(try attempt("double", "12").errorText.contains("Expected 'number' as value for deal custom field"))
    }

    @Test("behaviour 10: null clears a custom field")
    func nullClears() throws {
        var caller = Caller()
        let code = try #require(try caller.field("person", "varchar")["field_code"]?.stringValue)
        let id = try caller.made("persons", ["name": "A", "custom_fields": .object([code: "x"])])
        let cleared = try caller.data(.patch, "/api/v2/persons/\(id)", ["custom_fields": .object([code: nil])])
        #expect(cleared["custom_fields"]?[code] == .null)
    }

    @Test("behaviour 11: options go by id: labels and unknown ids are refused, the order of a set is not kept")
    func options() throws {
        #expect(try attempt("enum", "Family", options: ["Family"]).status == 400)
        #expect(try attempt("enum", 1, options: ["Family"]).status == 400)
        #expect(try attempt("set", [], options: ["Family"]).status == 400)
        var caller = Caller()
        let field = try caller.field("deal", "set", options: ["A", "B", "C"])
        let code = try #require(field["field_code"]?.stringValue)
        let ids = (field["options"]?.arrayValue ?? []).compactMap { $0["id"] }
        let deal = try caller.data(
            .post,
            "/api/v2/deals",
            ["title": "T", "custom_fields": .object([code: .array(ids)])]
        )
        let read = deal["custom_fields"]?[code]?.arrayValue ?? []
        #expect(read != ids)
        #expect(Set(read) == Set(ids))
    }

    @Test("behaviour 12: reads list every custom field, null when unset, and null altogether without any")
    func echo() throws {
        var caller = Caller()
        let id = try caller.made("deals", ["title": "T"])
        #expect(try caller.data(.get, "/api/v2/deals/\(id)")["custom_fields"] == .null)
        let code = try #require(try caller.field("deal", "varchar")["field_code"]?.stringValue)
        #expect(try caller.data(.get, "/api/v2/deals/\(id)")["custom_fields"] == .object([code: nil]))
        let other = try #require(try caller.field("deal", "double")["field_code"]?.stringValue)
        let some = try caller.data(.get, "/api/v2/deals/\(id)", query: [.init("custom_fields", other)])
        #expect(some["custom_fields"] == .object([other: nil]))
    }

    @Test("behaviour 13: money, times, ranges and addresses are nested in v2 and flat with suffixes on leads")
    func nestedAndFlat() throws {
        var caller = Caller()
        let nested: [(type: String, value: JSON, suffixes: [String])] = [
            ("monetary", ["value": .decimal("120.5"), "currency": "EUR"], ["currency"]),
            ("daterange", ["value": "2026-01-01", "until": "2026-02-01"], ["until"]),
            ("timerange", ["value": "09:00:00", "until": "10:00:00"], ["until"]),
            ("address", ["value": "2 Side St", "locality": "Springfield"], ["locality"]),
        ]
        for (type, value, suffixes) in nested {
            let code = try #require(try caller.field("deal", type)["field_code"]?.stringValue)
            let body: JSON = ["title": "T", "custom_fields": .object([code: value])]
            let read = try caller.data(.post, "/api/v2/deals", body)["custom_fields"]?[code]
            for (part, content) in value.objectValue ?? [:] { #expect(read?[part] == content, "\(type) \(part)") }
            var flat: [String: JSON] = ["title": "L", code: value["value"] ?? .null]
            for suffix in suffixes { flat["\(code)_\(suffix)"] = value[suffix] }
            flat["person_id"] = .integer(try caller.made("persons", ["name": "P"]))
            let lead = try caller.data(.post, "/v1/leads", .object(flat))
            #expect(lead[code] == value["value"])
            for suffix in suffixes { #expect(lead["\(code)_\(suffix)"] == value[suffix], "\(type) \(suffix)") }
        }
    }

    @Test("behaviour 13: leads take custom fields at the root, omit unset ones and ignore a wrapper")
    func leadFields() throws {
        var caller = Caller()
        let money = try #require(try caller.field("deal", "monetary")["field_code"]?.stringValue)
        let unset = try #require(try caller.field("deal", "varchar")["field_code"]?.stringValue)
        let person = try caller.made("persons", ["name": "A"])
        let lead = try caller.data(
            .post,
            "/v1/leads",
            [
                "title": "L", "person_id": .integer(person), money: .decimal("12.50"), "\(money)_currency": "EUR",
                "custom_fields": .object([unset: "x"]),
            ]
        )
        #expect(lead[money] == .decimal("12.5"))
        #expect(lead["\(money)_currency"] == "EUR")
        #expect(lead[unset] == nil)
        #expect(lead["custom_fields"] == nil)
        #expect(caller.status(.post, "/v1/leads", ["title": "L"]) == 400)
    }

    @Test("behaviour 14: of an address only what was sent comes back, the other parts are null, now and later")
    func addresses() throws {
        var caller = Caller()
        let address = try #require(try caller.field("organization", "address")["field_code"]?.stringValue)
        let made = try caller.data(
            .post,
            "/api/v2/organizations",
            [
                "name": "A", "address": ["value": "1 Main St", "postal_code": "12345"],
                "custom_fields": .object([address: ["value": "2 Side St"]]),
            ]
        )
        #expect(made["address"]?["postal_code"] == "12345")
        #expect(made["address"]?["country"] == .null)
        #expect(made["custom_fields"]?[address]?["formatted_address"] == "2 Side St")
        caller.now = caller.now.adding(milliseconds: 86_400_000)
        let later = try caller.data(.get, "/api/v2/organizations/\(made["id"]?.integerValue ?? 0)")
        #expect(later["address"] == made["address"])
        #expect(caller.status(.post, "/api/v2/organizations", ["name": "A", "address": "1 Main St"]) == 400)
    }

    @Test("behaviour 15: a time without a zone reads back with the user's", arguments: ["time", "timerange"])
    func times(type: String) throws {
        var caller = Caller { $0.timeZoneName = "America/Denver" }
        let code = try #require(try caller.field("person", type)["field_code"]?.stringValue)
        let written: JSON = type == "time" ? ["value": "14:30"] : ["value": "14:30", "until": "15:00"]
        let body: JSON = ["name": "A", "custom_fields": .object([code: written])]
        let read = try caller.data(.post, "/api/v2/persons", body)["custom_fields"]?[code]
        #expect(read != written)
        #expect(read?["value"] == "14:30:00")
        #expect(read?["timezone_name"] == "America/Denver")
        let zoned: JSON = .object([code: ["value": "14:30", "until": "15:00", "timezone_name": "Europe/Tallinn"]])
        guard type == "timerange" else { return }
        let other = try caller.data(.post, "/api/v2/persons", ["name": "B", "custom_fields": zoned])
        #expect(other["custom_fields"]?[code]?["timezone_name"] == "Europe/Tallinn")
    }

    @Test("behaviour 29: a deleted field takes its values along and comes back as another one")
    func deletedField() throws {
        var caller = Caller()
        let code = try #require(try caller.field("deal", "varchar")["field_code"]?.stringValue)
        let body: JSON = ["title": "T", "custom_fields": .object([code: "x"])]
        let id = try caller.made("deals", body)
        #expect(caller.status(.delete, "/api/v2/dealFields/\(code)") == 200)
        #expect(caller.status(.post, "/api/v2/deals", body) == 400)
        let again = try #require(try caller.field("deal", "varchar")["field_code"]?.stringValue)
        #expect(again != code)
        #expect(try caller.data(.get, "/api/v2/deals/\(id)")["custom_fields"] == .object([again: nil]))
        #expect(caller.status(.get, "/api/v2/dealFields/\(code)") == 404)
    }

    @Test("options are added, renamed and removed all together or not at all, and removed ones vanish from records")
    func optionChanges() throws {
        var caller = Caller()
        let field = try caller.field("deal", "enum", options: ["A"])
        let code = try #require(field["field_code"]?.stringValue)
        let option = try #require(field["options"]?.arrayValue?.first?["id"])
        let path = "/api/v2/dealFields/\(code)/options"
        #expect(try caller.data(.post, path, [["label": "B"], ["label": "C"]]).arrayValue?.count == 2)
        #expect(caller.status(.post, path, [["label": "D"], ["label": ""]]) == 400)
        #expect(try caller.data(.get, "/api/v2/dealFields/\(code)")["options"]?.arrayValue?.count == 3)
        let id = try caller.made("deals", ["title": "T", "custom_fields": .object([code: option])])
        #expect(caller.status(.delete, path, [["id": option]]) == 200)
        #expect(try caller.data(.get, "/api/v2/deals/\(id)")["custom_fields"]?[code] == .null)
    }

    @Test("behaviour 37: the plan caps custom fields and deals with a code, until somebody books a larger one")
    func caps() throws {
        var caller = Caller {
            $0.plan = .lite
            $0.enforcesPlanCaps = true
        }
        for _ in 0..<30 { #expect(try caller.field("deal", "varchar")["field_code"] != nil) }
        let body: JSON = ["field_name": "One more", "field_type": "varchar"]
        let reply = caller.reply(.post, "/api/v2/personFields", body)
        #expect(reply.status == 403)
        #expect(reply.json["code"] != nil)
        for _ in 0..<2_500 { caller.account.insert(.deals, [:], at: Caller.start) }
        let refused = caller.reply(.post, "/api/v2/deals", ["title": "T"])
        #expect(refused.json["code"] == "feature_capping_deals_limit")
        #expect(refused.status == 403)
        caller.account.change(plan: .growth, seats: 1)
        #expect(caller.status(.post, "/api/v2/deals", ["title": "T"]) == 200)
        #expect(caller.status(.post, "/api/v2/personFields", body) == 200)
    }
}
