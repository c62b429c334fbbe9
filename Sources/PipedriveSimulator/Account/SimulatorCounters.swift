package import CanonicalJSON

/// What callers did, for tests: effects by entity, and habits that a good client does not have.
package struct SimulatorCounters: Sendable, Hashable {
    package var requests = 0
    package var spentTokens = 0
    package var refusedByLimits = 0
    /// Requests whose token stood in the address.
    package var queryTokens = 0
    /// Access tokens that an app was given.
    package var signIns = 0
    /// Activity bodies with `person_id`, which is dropped, instead of participants.
    package var activityPersonIds = 0
    /// Activity bodies with attendees, who could get invitations.
    package var attendees = 0
    /// Records made, changed and deleted, by collection.
    package var created: [String: Int] = [:]
    package var updated: [String: Int] = [:]
    package var deleted: [String: Int] = [:]

    package init() {}

    /// The counts under the names that the control path `counters` shows.
    package var json: JSON {
        func counts(_ counts: [String: Int]) -> JSON { .object(counts.mapValues { .integer(Int64($0)) }) }
        return [
            "requests": .integer(Int64(requests)), "spent_tokens": .integer(Int64(spentTokens)),
            "refused_by_limits": .integer(Int64(refusedByLimits)), "query_tokens": .integer(Int64(queryTokens)),
            "activity_person_ids": .integer(Int64(activityPersonIds)), "attendees": .integer(Int64(attendees)),
            "sign_ins": .integer(Int64(signIns)),
            "created": counts(created), "updated": counts(updated), "deleted": counts(deleted),
        ]
    }

    init?(json: JSON) {
        func counts(_ name: String) -> [String: Int]? {
            json[name]?.objectValue?.compactMapValues { $0.integerValue.map { Int(clamping: $0) } }
        }
        func count(_ name: String) -> Int? { json[name]?.integerValue.map { Int(clamping: $0) } }
        guard let requests = count("requests"), let spentTokens = count("spent_tokens"),
            let refusedByLimits = count("refused_by_limits"), let queryTokens = count("query_tokens"),
            let activityPersonIds = count("activity_person_ids"), let attendees = count("attendees"),
            let created = counts("created"), let updated = counts("updated"), let deleted = counts("deleted")
        else { return nil }
        self.init()
        self.requests = requests
        self.spentTokens = spentTokens
        self.refusedByLimits = refusedByLimits
        self.queryTokens = queryTokens
        // States that were saved by earlier versions do not have it.
        signIns = count("sign_ins") ?? 0
        self.activityPersonIds = activityPersonIds
        self.attendees = attendees
        self.created = created
        self.updated = updated
        self.deleted = deleted
    }
}
