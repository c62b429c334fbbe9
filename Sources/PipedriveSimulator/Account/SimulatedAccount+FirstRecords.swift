import CanonicalJSON
import Migration

extension SimulatedAccount {
    private static let firstStages = [
        ("Qualified", 20), ("Contact Made", 40), ("Demo Scheduled", 60), ("Proposal Made", 80),
        ("Negotiations Started", 90),
    ]
    private static let firstActivityTypes = [
        ("Call", "call"), ("Meeting", "meeting"), ("Task", "task"), ("Deadline", "deadline"), ("Email", "email"),
        ("Lunch", "lunch"),
    ]

    /// What every account is born with.
    mutating func createFirstRecords(at now: Timestamp) {
        for owner in FieldOwner.allCases {
            var taken: [Int64] = []
            for _ in 0..<8 { taken.append(takeOptionId()) }
            var rest = taken[...]
            catalogues[owner] = BuiltInFields.catalogue(of: owner) { rest.removeFirst() }
        }
        for (name, icon) in SimulatedAccount.firstActivityTypes {
            insertActivityType(name: name, icon: icon, isCustom: false, at: now)
        }
        let pipeline = insert(
            .pipelines,
            ["name": "Pipeline", "order_nr": 1, "is_deal_probability_enabled": true],
            at: now
        )
        for (index, stage) in SimulatedAccount.firstStages.enumerated() {
            insert(
                .stages,
                [
                    "name": .string(stage.0), "pipeline_id": .integer(pipeline.id),
                    "order_nr": .integer(Int64(index + 1)), "deal_probability": .integer(Int64(stage.1)),
                    "is_deal_rot_enabled": false,
                ],
                at: now
            )
        }
        for (name, color) in [("Hot", "red"), ("Warm", "yellow"), ("Cold", "blue")] {
            let uuid = generator.uuidText()
            insert(.leadLabels, ["id": .string(uuid), "name": .string(name), "color": .string(color)], at: now)
        }
    }

    /// A few organizations, persons, deals, notes and activities of a life before the migration.
    mutating func createExistingRecords(at now: Timestamp) {
        guard let admin = configuration.users.first?.id else { return }
        var organizations: [JSON] = []
        for name in ["Birchwood Supply", "Harbor Lights Dental", "Quarry Road Partners"] {
            let reply = create(
                .organizations,
                ["name": .string(name), "address": ["value": "1 Main Street, Springfield"]],
                asUser: admin,
                at: now
            )
            organizations.append(SimulatedAccount.id(reply))
        }
        for (index, name) in ["Nora Finch", "Omar Reyes", "Petra Lind", "Quentin Shaw"].enumerated() {
            let organization = organizations[index % organizations.count]
            let person = SimulatedAccount.id(
                create(
                    .persons,
                    [
                        "name": .string(name), "org_id": organization,
                        "emails": [["value": .string("contact\(index)@existing.example")]],
                    ],
                    asUser: admin,
                    at: now
                )
            )
            let deal = SimulatedAccount.id(
                create(
                    .deals,
                    [
                        "title": .string("Existing deal \(index + 1)"), "person_id": person, "org_id": organization,
                        "value": .decimal("1250.50"),
                    ],
                    asUser: admin,
                    at: now
                )
            )
            _ = create(.notes, ["content": "<p>Called in spring.</p>", "deal_id": deal], asUser: admin, at: now)
            _ = create(
                .activities,
                ["subject": "Follow up", "type": "call", "deal_id": deal, "due_date": "2026-03-02"],
                asUser: admin,
                at: now
            )
        }
    }

    private static func id(_ reply: ApiReply?) -> JSON {
        guard let reply, let json = try? JSON(parsing: reply.body) else { return .null }
        return json["data"]?["id"] ?? .null
    }
}
