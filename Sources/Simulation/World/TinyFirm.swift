import CanonicalJSON
import Migration

/// A law firm with one or two records of every kind that a run writes, in three versions of its export.
enum TinyFirm {
    static let pipeline = RecordReference(.pipeline, "pipeline/Matters")
    static let open = RecordReference(.stage, "stage/Open")
    static let closed = RecordReference(.stage, "stage/Closed")
    static let area = FieldKey(entity: .deal, name: "Area").reference
    static let court = RecordReference(.activityType, "type/Court")
    static let bank = RecordReference(.organization, "CMRELATE/First Bank")
    static let baker = RecordReference(.organization, "CMRELATE/Baker & Sons")
    static let ann = RecordReference(.person, "CMCLIENT/110")
    static let bob = RecordReference(.person, "CMCLIENT/120")
    static let sale = RecordReference(.deal, "CMCLIENT/110.01")
    static let will = RecordReference(.deal, "CMCLIENT/120.01")
    static let prospect = RecordReference(.lead, "CMCLIENT/120.02")
    static let letter = RecordReference(.note, "CMJRNL/<1>")
    static let phone = RecordReference(.note, "CMJRNL/2")
    static let hearing = RecordReference(.activity, "CMCALENDAR/1")
    static let deed = RecordReference(.file, "CMDOCMGT/1")
    static let draft = RecordReference(.file, "CMDOCMGT/2")

    /// In the order of their kinds; versions 2 and 3 have other values, and version 2 has three records more.
    static func records(version: Int, isTiny: Bool, hasDocuments: Bool) -> [DesiredRecord] {
        let employer = version == 2 && !isTiny ? baker : bank
        var records = foundations + parties(version, employer) + matters(version)
        if hasDocuments { records += [file(deed, "Deed.pdf", of: sale), file(draft, "Draft.doc", of: sale)] }
        let left: Set<RecordReference> =
            isTiny
            ? [closed, baker, bob, will, phone] : version == 2 ? [] : [baker, will, phone]
        records.removeAll { left.contains($0.reference) }
        return records
    }

    private static var foundations: [DesiredRecord] {
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
        var list = field(area, "Area", "enum")
        list.fields.append(literal("options", [["label": "Family"], ["label": "Tax"]]))
        records.append(list)
        records.append(DesiredRecord(court, fields: [literal("name", "Court"), literal("icon_key", "task")]))
        return records
    }

    private static func parties(_ version: Int, _ employer: RecordReference) -> [DesiredRecord] {
        [
            DesiredRecord(baker, fields: [literal("name", "Baker & Sons"), marker(baker)]),
            DesiredRecord(
                bank,
                fields: [
                    literal("name", version == 1 ? "First Bank" : "First Bank plc"), marker(bank),
                    literal("add_time", "2019-05-06T00:00:00Z"),
                ]
            ),
            DesiredRecord(
                ann,
                fields: [
                    literal("name", "Ann Archer"), link("org_id", employer), marker(ann),
                    literal(
                        "emails",
                        [["value": .string("ann\(version)@example.com"), "primary": true, "label": "work"]]
                    ),
                ],
                parents: [employer]
            ),
            DesiredRecord(bob, fields: [literal("name", version == 3 ? "Robert Brown" : "Bob Brown"), marker(bob)]),
        ]
    }

    private static func matters(_ version: Int) -> [DesiredRecord] {
        [
            DesiredRecord(
                sale,
                fields: [
                    literal("title", version == 1 ? "Sale of house" : "Sale of two houses"), link("person_id", ann),
                    link("org_id", bank), link("stage_id", open), marker(sale), literal("value", .decimal("1250.50")),
                    DesiredField(.custom(area), .option(field: area, label: version == 1 ? "Family" : "Tax")),
                ],
                parents: [ann, bank, open]
            ),
            DesiredRecord(
                will,
                fields: [literal("title", "Will"), link("person_id", bob), link("stage_id", closed), marker(will)],
                parents: [bob, closed]
            ),
            DesiredRecord(
                prospect,
                fields: [
                    literal("title", .string("Prospect \(version)")), link("person_id", ann), marker(prospect),
                ],
                parents: [ann]
            ),
            note(letter, "Dear <b>Ann</b>, version \(version)", of: sale),
            note(phone, "She called", of: will),
            DesiredRecord(
                hearing,
                fields: [
                    literal("subject", .string("Hearing \(version)")), link("deal_id", sale),
                    DesiredField(.standard("type"), .activityTypeKey(court)), literal("due_date", "2025-03-11"),
                    DesiredField(
                        .standard("participants"),
                        .list([.object(["person_id": .record(ann), "primary": .literal(true)])])
                    ),
                    literal("note", .string("<p>Room 4</p>" + Marker.line(for: hearing.key))),
                ],
                parents: [sale, court, ann]
            ),
        ]
    }

    private static func note(_ reference: RecordReference, _ text: String, of deal: RecordReference) -> DesiredRecord {
        DesiredRecord(
            reference,
            fields: [
                literal("content", .string("<p>\(text)</p>" + Marker.line(for: reference.key))),
                link("deal_id", deal),
            ],
            parents: [deal]
        )
    }

    private static func file(_ reference: RecordReference, _ name: String, of deal: RecordReference) -> DesiredRecord {
        DesiredRecord(
            reference,
            fields: [
                literal("name", .string(name)), literal("file_size", 30), literal("path", .string("110.01/\(name)")),
                literal("sha256", "00"), link("deal_id", deal),
            ],
            parents: [deal]
        )
    }

    private static func field(_ reference: RecordReference, _ name: String, _ type: String) -> DesiredRecord {
        DesiredRecord(
            reference,
            fields: [literal("field_name", .string(name)), literal("field_type", .string(type))]
        )
    }

    private static func literal(_ name: String, _ value: JSON) -> DesiredField {
        DesiredField(.standard(name), .literal(value))
    }

    private static func link(_ name: String, _ reference: RecordReference) -> DesiredField {
        DesiredField(.standard(name), .record(reference))
    }

    private static func marker(_ reference: RecordReference) -> DesiredField {
        DesiredField(.custom(FieldKey.sourceKey(of: reference.entity).reference), .literal(.string(reference.key)))
    }
}
