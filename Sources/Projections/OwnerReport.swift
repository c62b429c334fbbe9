package import Migration

/// Which Pipedrive user takes the records of each user id and timekeeper of the firm.
package struct OwnerReport: Projection {
    package struct Owner: Sendable, Hashable {
        package var id: String
        package var name: String?
        package var email: String?
        package var rows = 0
        package var reason = ""
        /// The Pipedrive user, proposed or decided.
        package var userID: Int64?
        package var userEmail: String?
        /// Who decided; nil while it is only a proposal.
        package var decidedBy: String?
    }

    package struct Fallback: Sendable, Hashable {
        package var userID: Int64
        package var email: String
        package var decidedBy: String
    }

    private var byID: [String: Owner] = [:]
    package private(set) var fallback: Fallback?

    package init() {}

    /// By id.
    package var owners: [Owner] { byID.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) } }

    /// Ids with rows and without a user of their own: the fallback takes them, or nothing can be sent.
    package var unmatched: [Owner] { owners.filter { $0.userID == nil } }

    package mutating func apply(_ event: RecordedEvent) {
        switch event.event {
        case .ownerProposed(let payload):
            var owner = byID[payload.id] ?? Owner(id: payload.id)
            owner.name = payload.name
            owner.email = payload.email
            owner.rows = payload.rows
            owner.reason = payload.reason
            if owner.decidedBy == nil {
                owner.userID = payload.userID
                owner.userEmail = payload.userID == nil ? nil : payload.email
            }
            byID[payload.id] = owner
        case .ownerAssigned(let payload):
            var owner = byID[payload.id] ?? Owner(id: payload.id)
            owner.userID = payload.userID
            owner.userEmail = payload.email
            owner.decidedBy = event.actor
            byID[payload.id] = owner
        case .ownerFallback(let payload):
            fallback = Fallback(userID: payload.userID, email: payload.email, decidedBy: event.actor)
        default: break
        }
    }
}
