/// The fields that every account is born with.
enum BuiltInFields {
    private static let common = [
        ("id", "ID", "int"), ("owner_id", "Owner", "user"), ("add_time", "Created", "date"),
        ("update_time", "Updated", "date"), ("visible_to", "Visible to", "visible_to"),
    ]

    private static let own: [FieldOwner: [(String, String, String)]] = [
        .deal: [
            ("title", "Title", "varchar"), ("value", "Value", "monetary"), ("currency", "Currency", "varchar"),
            ("person_id", "Contact person", "people"), ("org_id", "Organization", "org"),
            ("pipeline_id", "Pipeline", "double"), ("stage_id", "Stage", "stage"), ("status", "Status", "status"),
            ("probability", "Probability", "int"), ("lost_reason", "Lost reason", "varchar_options"),
            ("expected_close_date", "Expected close date", "date"), ("won_time", "Won time", "date"),
            ("lost_time", "Lost time", "date"), ("close_time", "Deal closed on", "date"),
            ("stage_change_time", "Last stage change", "date"), ("is_archived", "Archive status", "boolean"),
        ],
        .person: [
            ("name", "Name", "varchar"), ("first_name", "First name", "varchar"),
            ("last_name", "Last name", "varchar"), ("emails", "Email", "varchar"), ("phones", "Phone", "phone"),
            ("org_id", "Organization", "org"), ("picture_id", "Profile picture", "picture"),
        ],
        .organization: [
            ("name", "Name", "varchar"), ("address", "Address", "address"), ("website", "Website", "varchar"),
            ("linkedin", "LinkedIn profile", "varchar"), ("industry", "Industry", "enum"),
            ("annual_revenue", "Annual revenue", "double"), ("employee_count", "Number of employees", "double"),
        ],
    ]

    private static let labels = [("Hot lead", "red"), ("Warm lead", "yellow"), ("Cold lead", "blue")]
    private static let industries = ["Legal services", "Construction", "Finance", "Health care", "Manufacturing"]

    /// What notes consist of; nobody can add to it.
    static let ofNotes: [SimulatedField] = {
        let flag = [SimulatedField.Option(id: 1, label: "Yes"), SimulatedField.Option(id: 0, label: "No")]
        let plain = [
            ("content", "Content", "text"), ("user_id", "User", "user"),
            ("person_id", "Person", "people"), ("org_id", "Organization", "org"), ("add_time", "Created", "date"),
        ].map { SimulatedField(code: $0.0, name: $0.1, type: $0.2, options: [], isCustom: false) }
        let pins = ["deal", "person", "organization", "lead"].map { parent in
            SimulatedField(
                code: "pinned_to_\(parent)_flag",
                name: "Note is pinned to \(parent)",
                type: "enum",
                options: flag,
                isCustom: false
            )
        }
        return plain + pins
    }()

    /// The built-in fields; options take their ids from the account's one counter.
    static func catalogue(of owner: FieldOwner, nextOptionId: () -> Int64) -> FieldCatalogue {
        var fields = ((own[owner] ?? []) + common).map { code, name, type in
            SimulatedField(code: code, name: name, type: type, options: [], isCustom: false)
        }
        for index in fields.indices where fields[index].code == "industry" {
            fields[index].options = industries.map { SimulatedField.Option(id: nextOptionId(), label: $0) }
        }
        let options = labels.map { SimulatedField.Option(id: nextOptionId(), label: $0.0, color: $0.1) }
        fields.append(
            SimulatedField(code: "label_ids", name: "Label", type: "set", options: options, isCustom: false)
        )
        return FieldCatalogue(fields)
    }
}
