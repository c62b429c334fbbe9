import Migration
import PracticeMaster

/// Which Pipedrive user takes the records of which user of the firm.
package struct OwnerDesk {
    private let log: EventLog
    private let actor: String

    package init(log: EventLog, actor: String) {
        self.log = log
        self.actor = actor
    }

    /// Lists every user id and timekeeper, and assigns those whose e-mail belongs to an active Pipedrive user.
    package func propose(users: [AccountUser]) throws(PipelineError) -> (assigned: Int, unmatched: Int) {
        let tables = try TableReader(log: log).tables()
        let byEmail = Dictionary(
            users.filter(\.isActive).map { ($0.email, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var proposals: [DraftEvent] = []
        var assignments: [DraftEvent] = []
        var unmatched = 0
        for owner in OwnerFinder.owners(of: tables) where owner.kind != .nobody {
            let email = owner.email?.lowercased()
            let match = email.flatMap { byEmail[$0] }
            let isDeactivated = match == nil && users.contains { $0.email == email }
            proposals.append(
                DraftEvent(
                    .ownerProposed(
                        OwnerProposed(
                            id: owner.id,
                            name: owner.name.isEmpty ? nil : owner.name,
                            email: email,
                            rows: owner.rows.reduce(0) { $0 + $1.count },
                            userID: match?.id,
                            reason: isDeactivated
                                ? "the Pipedrive user of that e-mail is deactivated" : owner.reason
                        )
                    ),
                    actor: actor
                )
            )
            guard let match else {
                unmatched += 1
                continue
            }
            // What a person has assigned before stays.
            if log.state.mapping.decisions.owners.assigned[owner.id] == nil {
                assignments.append(
                    DraftEvent(
                        .ownerAssigned(OwnerAssigned(id: owner.id, email: match.email, userID: match.id)),
                        actor: actor
                    )
                )
            }
        }
        if !assignments.isEmpty { proposals += revocation(because: "owners were assigned") }
        try log.append(proposals + assignments)
        return (proposals.count { if case .ownerProposed = $0.event { true } else { false } } - unmatched, unmatched)
    }

    package func assign(_ id: String, to email: String, users: [AccountUser]) throws(PipelineError) {
        let user = try activeUser(email, users)
        let assigned = OwnerAssigned(id: OwnerTable.normalised(id), email: user.email, userID: user.id)
        try log.append(
            revocation(because: "an owner was assigned") + [DraftEvent(.ownerAssigned(assigned), actor: actor)]
        )
    }

    package func setFallback(_ email: String, users: [AccountUser]) throws(PipelineError) {
        let user = try activeUser(email, users)
        let fallback = OwnerFallback(email: user.email, userID: user.id)
        try log.append(
            revocation(because: "the fallback owner was set") + [DraftEvent(.ownerFallback(fallback), actor: actor)]
        )
    }

    private func revocation(because reason: String) -> [DraftEvent] {
        MappingDesk(log: log, actor: actor).revocation(because: reason)
    }

    private func activeUser(_ email: String, _ users: [AccountUser]) throws(PipelineError) -> AccountUser {
        guard let user = users.first(where: { $0.email == email.lowercased() }) else {
            let known = users.filter(\.isActive).prefix(12).map(\.email).joined(separator: ", ")
            throw .usage(
                "\(email) is no user of this Pipedrive account; invite that person, or name another: \(known)"
            )
        }
        guard user.isActive else {
            throw .usage("\(email) is deactivated in Pipedrive and can be given nothing; name another user")
        }
        return user
    }
}
