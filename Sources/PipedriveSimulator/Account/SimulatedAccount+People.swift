package import CanonicalJSON
package import Migration

extension SimulatedAccount {
    /// Carries out any call as a person at the screen: no token, no limits, no faults; nil for an unknown user.
    package mutating func act(asUser id: Int64, _ call: ApiCall, at now: Timestamp) -> ApiReply? {
        guard let user = users[id], let (version, segments) = IncomingCall.route(call.path),
            TokenCosts.costTokens(call.method, version, segments) != nil
        else { return nil }
        let before = counters
        defer { counters = before }
        return answer(
            IncomingCall(
                user: user,
                method: call.method,
                version: version,
                segments: segments,
                query: Dictionary(call.query.map { ($0.name, $0.value) }) { _, last in last },
                bodyText: call.body,
                now: now
            )
        )
    }

    /// Creates a record as a person does; the answer tells its id.
    package mutating func create(
        _ entity: SimulatedEntity,
        _ members: JSON,
        asUser id: Int64,
        at now: Timestamp
    ) -> ApiReply? {
        act(asUser: id, ApiCall(.post, SimulatedAccount.path(entity), body: members.canonicalText), at: now)
    }

    /// Changes a record as a person does.
    package mutating func edit(
        _ entity: SimulatedEntity,
        id: String,
        _ members: JSON,
        asUser user: Int64,
        at now: Timestamp
    ) -> ApiReply? {
        let usesPut: Set<SimulatedEntity> = [.notes, .files, .activityTypes, .organizationRelationships]
        let path = "\(SimulatedAccount.path(entity))/\(id)"
        let method: ApiCall.Method = usesPut.contains(entity) ? .put : .patch
        return act(asUser: user, ApiCall(method, path, body: members.canonicalText), at: now)
    }

    /// Deletes a record as a person does.
    package mutating func delete(
        _ entity: SimulatedEntity,
        id: String,
        asUser user: Int64,
        at now: Timestamp
    ) -> ApiReply? {
        act(asUser: user, ApiCall(.delete, "\(SimulatedAccount.path(entity))/\(id)"), at: now)
    }

    /// The path of a collection, in the version that serves it.
    package static func path(_ entity: SimulatedEntity) -> String {
        switch entity {
        case .organizations, .persons, .deals, .activities, .pipelines, .stages: "/api/v2/\(entity.rawValue)"
        default: "/api/v1/\(entity.rawValue)"
        }
    }
}
