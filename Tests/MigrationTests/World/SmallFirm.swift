import CanonicalJSON
import Migration

/// Twenty desired records of every kind that a run writes by JSON, each with its parents.
enum SmallFirm {
    static let pipeline = RecordReference(.pipeline, "pipeline/Matters")
    static let open = RecordReference(.stage, "stage/Open")
    static let closed = RecordReference(.stage, "stage/Closed")
    static let colour = FieldKey(entity: .deal, name: "Colour").reference
    static let court = RecordReference(.activityType, "type/Court")
    static let baker = RecordReference(.organization, "CMRELATE/Baker & Sons")
    static let bank = RecordReference(.organization, "CMRELATE/First Bank")
    static let ann = RecordReference(.person, "CMCLIENT/110")
    static let bob = RecordReference(.person, "CMCLIENT/120")
    static let sale = RecordReference(.deal, "CMCLIENT/110.01")
    static let will = RecordReference(.deal, "CMCLIENT/120.01")
    static let prospect = RecordReference(.lead, "CMCLIENT/120.02")
    static let letter = RecordReference(.note, "CMJRNL/<1>")
    static let phone = RecordReference(.note, "CMJRNL/2")
    static let hearing = RecordReference(.activity, "CMCALENDAR/1")
    static let signing = RecordReference(.activity, "CMCALENDAR/2")

    /// All records in the order of their kinds; another version has other titles, colours and texts.
    static func records(version: Int = 1) -> [DesiredRecord] { foundation + parties(version) + matters(version) }

    /// Only what these need, in order: the records themselves, their parents and all foundations.
    static func records(_ wanted: RecordReference..., version: Int = 1) -> [DesiredRecord] {
        let all = records(version: version)
        var needed = Set(wanted)
        for record in all.reversed() where needed.contains(record.reference) { needed.formUnion(record.parents) }
        return all.filter { needed.contains($0.reference) || $0.reference.entity < .organization }
    }

    static var foundation: [DesiredRecord] {
        var records = [DesiredRecord(pipeline, fields: [literal("name", "Matters")])]
        for stage in [open, closed] {
            let name = String(stage.key.dropFirst("stage/".count))
            records.append(
                DesiredRecord(
                    stage,
                    fields: [literal("name", .string(name)), link("pipeline_id", pipeline)],
                    parents: [pipeline]
                )
            )
        }
        for entity in TargetEntity.withCustomFields {
            records.append(field(FieldKey.sourceKey(of: entity).reference, "Source_Key__c", "varchar"))
        }
        var list = field(colour, "Colour", "enum")
        list.fields.append(literal("options", [["label": "Red"], ["label": "Blue"]]))
        records.append(list)
        records.append(DesiredRecord(court, fields: [literal("name", "Court"), literal("icon_key", "task")]))
        return records
    }

    private static func parties(_ version: Int) -> [DesiredRecord] {
        [
            DesiredRecord(baker, fields: [literal("name", "Baker & Sons"), marker(baker)]),
            DesiredRecord(
                bank,
                fields: [literal("name", version == 1 ? "First Bank" : "First Bank plc"), marker(bank)]
            ),
            DesiredRecord(
                ann,
                fields: [
                    literal("name", "Ann Archer"), link("org_id", baker), marker(ann),
                    literal("emails", [["value": "ann@example.com", "primary": true]]),
                ],
                parents: [baker]
            ),
            DesiredRecord(bob, fields: [literal("name", "Bob Brown"), marker(bob)]),
        ]
    }

    private static func matters(_ version: Int) -> [DesiredRecord] {
        [
            DesiredRecord(
                sale,
                fields: [
                    literal("title", version == 1 ? "Sale of house" : "Sale of two houses"), link("person_id", ann),
                    link("org_id", bank), link("stage_id", open), marker(sale), literal("value", .decimal("1250.50")),
                    DesiredField(.custom(colour), .option(field: colour, label: version == 1 ? "Red" : "Blue")),
                ],
                parents: [ann, bank, open]
            ),
            DesiredRecord(
                will,
                fields: [
                    literal("title", "Will"), link("person_id", bob), link("stage_id", closed), marker(will),
                ],
                parents: [bob, closed]
            ),
            DesiredRecord(
                prospect,
                fields: [literal("title", "Prospect"), link("person_id", bob), marker(prospect)],
                parents: [bob]
            ),
            note(letter, "Dear <b>Ann</b>, version \(version)", of: sale),
            note(phone, "She called", of: will),
            activity(hearing, "Hearing", of: sale, with: ann),
            activity(signing, "Signing", of: will, with: bob),
        ]
    }

    private static func note(_ reference: RecordReference, _ text: String, of deal: RecordReference) -> DesiredRecord {
        let content = "<p>\(Marker.escaped(text))</p>\(Marker.line(for: reference.key))"
        return DesiredRecord(
            reference,
            fields: [literal("content", .string(content)), link("deal_id", deal)],
            parents: [deal]
        )
    }

    private static func activity(
        _ reference: RecordReference,
        _ subject: String,
        of deal: RecordReference,
        with person: RecordReference
    ) -> DesiredRecord {
        DesiredRecord(
            reference,
            fields: [
                literal("subject", .string(subject)), link("deal_id", deal),
                DesiredField(.standard("type"), .activityTypeKey(court)),
                DesiredField(.standard("participants"), .list([.object(["person_id": .record(person)])])),
                literal("note", .string(Marker.line(for: reference.key))),
            ],
            parents: [deal, court, person]
        )
    }

    private static func field(_ reference: RecordReference, _ name: String, _ type: String) -> DesiredRecord {
        DesiredRecord(
            reference,
            fields: [literal("field_name", .string(name)), literal("field_type", .string(type))]
        )
    }

    static func literal(_ name: String, _ value: JSON) -> DesiredField {
        DesiredField(.standard(name), .literal(value))
    }

    static func link(_ name: String, _ reference: RecordReference) -> DesiredField {
        DesiredField(.standard(name), .record(reference))
    }

    static func marker(_ reference: RecordReference) -> DesiredField {
        DesiredField(.custom(FieldKey.sourceKey(of: reference.entity).reference), .literal(.string(reference.key)))
    }
}
