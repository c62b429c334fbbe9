import CanonicalJSON
import Migration

extension SimulatedAccount {
    /// Lets a person act before a request when the schedule says so; equal seeds do equal things.
    mutating func letPeopleAct(at now: Timestamp) {
        guard !faults.people.isEmpty else { return }
        var chance = SeededGenerator(
            seed: SeededGenerator.mix(faults.seed &+ 0xBEEF &+ UInt64(counters.requests) &* 0x1_0003)
        )
        var draw = Int(chance.below(FaultSchedule.drawLimit))
        for kind in PersonDeed.Kind.allCases {
            let rate = faults.people[kind] ?? 0
            if draw < rate {
                guard let deed = act(kind, by: &chance, at: now) else { return }
                deeds.append(deed)
                return
            }
            draw -= rate
        }
    }

    /// Nil when there is nothing to do it to.
    private mutating func act(
        _ kind: PersonDeed.Kind,
        by chance: inout SeededGenerator,
        at now: Timestamp
    ) -> PersonDeed? {
        let entities = SimulatedAccount.subjects(of: kind)
        let entity = entities[Int(chance.below(UInt64(entities.count)))]
        guard let admin = configuration.users.first(where: \.isAdmin)?.id, let id = pick(entity, by: &chance) else {
            return nil
        }
        let path = "\(SimulatedAccount.path(entity))/\(id)"
        let call: ApiCall
        switch kind {
        case .edit:
            let member = SimulatedAccount.editedMember(of: entity)
            let text = record(entity, id)?.text(member) ?? ""
            let body = JSON.object([member: .string(String(text.prefix(200)) + " (checked)")])
            call = ApiCall(entity == .notes ? .put : .patch, path, body: body.canonicalText)
        case .delete: call = ApiCall(.delete, path)
        case .archive: call = ApiCall(.patch, path, body: #"{"is_archived":true}"#)
        case .merge:
            guard let other = pick(entity, by: &chance), other != id else { return nil }
            let body: JSON = ["merge_with_id": .integer(other)]
            call = ApiCall(.put, "/api/v1/\(entity.rawValue)/\(id)/merge", body: body.canonicalText)
        }
        guard let reply = act(asUser: admin, call, at: now), reply.status < 300 else { return nil }
        return PersonDeed(kind, entity, id: id, at: now)
    }

    private static func subjects(of kind: PersonDeed.Kind) -> [SimulatedEntity] {
        switch kind {
        case .edit, .delete: [.organizations, .persons, .deals, .activities, .notes]
        case .merge: [.organizations, .persons]
        case .archive: [.deals]
        }
    }

    private static func editedMember(of entity: SimulatedEntity) -> String {
        switch entity {
        case .deals: "title"
        case .activities: "subject"
        case .notes: "content"
        default: "name"
        }
    }

    /// A living record by chance: the first one from a place that is drawn.
    private func pick(_ entity: SimulatedEntity, by chance: inout SeededGenerator) -> Int64? {
        let ids = table(entity).ids
        guard !ids.isEmpty else { return nil }
        let start = Int(chance.below(UInt64(ids.count)))
        return (ids[start...] + ids[..<start]).first { liveRecord(entity, $0) != nil }
    }
}
