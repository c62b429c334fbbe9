import Testing

@testable import Migration

/// The names under which people and commands speak of mapping targets.
@Suite struct MappingTargetTests {
    private static let address =
        "address address[street] address[line2] address[city] address[state] address[zip] "
        + "address[country] address[home]"
    private static let matter =
        "title matter_number status stage value owner person participants open_date close_date "
        + "expected_close_date label visible_to fee_hours fee_rate fee_total cost_amount cost_date cost_description"

    private static let groups: [(String, String)] = [
        (
            "person",
            "name first_name last_name organization emails[work] emails[home] emails[other] phones[work] "
                + "phones[mobile] phones[home] phones[fax] phones[other] \(address) "
                + "job_title birthday notes label source_id"
        ),
        ("organization", "name \(address) website industry employee_count source_id"),
        ("deal", matter), ("lead", matter), ("note", "content deal person user add_time line"),
        (
            "activity",
            "subject type due_date due_time end_date end_time duration all_day done deal person participants owner "
                + "owner[merged] creator location note public_description priority line"
        ),
        ("fee", "deal date user billable line"), ("cost", "deal date billable line"),
    ]

    private static let fieldNames = groups.flatMap { entity, names in
        names.split(separator: " ").map { "\(entity).\($0)" }
    }

    private static let otherNames = [
        "key", "skip", "file.path", "link:contact", "link:client", "link:matter", "flag:secure", "flag:private",
        "flag:is_organization",
    ]

    @Test("every documented name is read and printed as it was", arguments: fieldNames + otherNames)
    func documented(name: String) {
        #expect(MappingTarget(name)?.description == name)
    }

    @Test("there are no field names besides the documented ones") func noOthers() {
        #expect(Set(MappingTarget.standard.keys) == Set(MappingTargetTests.fieldNames))
    }

    @Test("a custom field has an entity, a type and any name of up to 255 characters") func custom() {
        for entity in ["person", "organization", "deal"] {
            for type in CustomFieldType.allCases {
                for name in ["Date of loss", "a:b:c", "é", String(repeating: "x", count: 255)] {
                    let text = "custom:\(entity):\(type.rawValue):\(name)"
                    #expect(MappingTarget(text)?.description == text)
                }
            }
        }
        #expect(CustomFieldType.allCases.count == 15)
    }

    @Test(
        "anything else is no target",
        arguments: [
            "", "person", "person.", "person.emails", "person.emails[mobile]", "person.emails[]", "person.emails[work",
            "Person.name", "person.name ", " person.name", "deal.name", "fee.content", "cost.user", "link:",
            "link:deal",
            "flag:public", "custom:deal:text", "custom:deal:text:", "custom:lead:text:A", "custom:note:text:A",
            "custom:deal:integer:A", "custom::text:A", "key:", "skip.", "file", "link:contact:x", "flag:secure:",
        ]
    )
    func bad(name: String) { #expect(MappingTarget(name) == nil) }

    @Test("a custom field's name of 256 characters is too long") func tooLong() {
        #expect(MappingTarget("custom:deal:text:" + String(repeating: "x", count: 256)) == nil)
    }
}
