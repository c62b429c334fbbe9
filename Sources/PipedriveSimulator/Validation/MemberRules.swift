/// Which members the v2 bodies know; anything else is an unknown member.
enum MemberRules {
    static func all(_ configuration: AccountConfiguration) -> [SimulatedEntity: [String: MemberRule]] {
        Dictionary(uniqueKeysWithValues: SimulatedEntity.allCases.map { ($0, rules(of: $0, configuration)) })
    }

    private static func rules(of entity: SimulatedEntity, _ configuration: AccountConfiguration) -> [String: MemberRule]
    {
        var rules: [MemberRule]
        switch entity {
        case .organizations: rules = organization
        case .persons:
            rules = person + (configuration.hasContactSync ? contactSync : [])
            rules += configuration.behaviours.acceptsNameParts ? nameParts : []
        case .deals: rules = deal
        case .activities: rules = activity
        case .pipelines: rules = pipeline
        case .stages: rules = stage
        default: rules = []
        }
        return Dictionary(uniqueKeysWithValues: rules.map { ($0.name, $0) })
    }

    static let contactSyncMembers: Set<String> = ["postal_address", "notes", "im", "birthday", "job_title"]

    private static let shared = [
        MemberRule("owner_id", .integer), MemberRule("visible_to", .integer), MemberRule("label_ids", .integers),
        MemberRule("custom_fields", .customFields),
    ]

    private static let organization =
        shared + [
            MemberRule("name", .filledText(maximum: 255), required: true),
            MemberRule("add_time", .moment, createOnly: true),
            MemberRule("address", .address),
            MemberRule("website", .text(maximum: 255), nullable: true),
            MemberRule("linkedin", .text(maximum: 255), nullable: true),
            MemberRule("industry", .integer, nullable: true),
            MemberRule("annual_revenue", .integer, nullable: true),
            MemberRule("employee_count", .integer, nullable: true),
        ]

    private static let person =
        shared + [
            MemberRule("name", .filledText(maximum: 255)),
            MemberRule("org_id", .integer),
            MemberRule("add_time", .moment, createOnly: true),
            MemberRule("emails", .contacts),
            MemberRule("phones", .contacts),
            MemberRule(
                "marketing_status",
                .choice(["no_consent", "unsubscribed", "subscribed", "archived"])
            ),
        ]

    private static let nameParts = [
        MemberRule("first_name", .text(maximum: 255)), MemberRule("last_name", .text(maximum: 255)),
    ]

    private static let contactSync = [
        MemberRule("postal_address", .address), MemberRule("notes", .text(maximum: 10_000)),
        MemberRule("im", .contacts), MemberRule("birthday", .date), MemberRule("job_title", .text(maximum: 255)),
    ]

    private static let deal =
        shared + [
            MemberRule("title", .filledText(maximum: 255), required: true),
            MemberRule("person_id", .integer),
            MemberRule("org_id", .integer),
            MemberRule("pipeline_id", .integer),
            MemberRule("stage_id", .integer),
            MemberRule("value", .number),
            MemberRule("currency", .text(maximum: 3)),
            MemberRule("is_deleted", .boolean),
            MemberRule("is_archived", .boolean),
            MemberRule("archive_time", .moment),
            MemberRule("status", .choice(["open", "won", "lost"])),
            MemberRule("probability", .number, nullable: true),
            MemberRule("lost_reason", .text(maximum: 255), nullable: true),
            MemberRule("close_time", .moment, nullable: true),
            MemberRule("won_time", .moment),
            MemberRule("lost_time", .moment),
            MemberRule("expected_close_date", .date),
        ]

    private static let activity = [
        MemberRule("subject", .text(maximum: 255)), MemberRule("type", .filledText(maximum: 100)),
        MemberRule("owner_id", .integer), MemberRule("deal_id", .integer), MemberRule("lead_id", .text(maximum: 36)),
        MemberRule("person_id", .integer), MemberRule("org_id", .integer), MemberRule("project_id", .integer),
        MemberRule("due_date", .date), MemberRule("due_time", .timeOfDay), MemberRule("duration", .timeOfDay),
        MemberRule("busy", .boolean), MemberRule("done", .boolean), MemberRule("location", .address),
        MemberRule("participants", .participants), MemberRule("attendees", .attendees),
        MemberRule("public_description", .text(maximum: 102_400)), MemberRule("priority", .integer),
        MemberRule("note", .text(maximum: 102_400)),
    ]

    private static let pipeline = [
        MemberRule("name", .filledText(maximum: 255), required: true),
        MemberRule("is_deal_probability_enabled", .boolean),
    ]

    private static let stage = [
        MemberRule("name", .filledText(maximum: 255), required: true),
        MemberRule("pipeline_id", .integer, required: true),
        MemberRule("deal_probability", .integer),
        MemberRule("is_deal_rot_enabled", .boolean),
        MemberRule("days_to_rotten", .integer, nullable: true),
    ]
}
