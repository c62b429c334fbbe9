import CanonicalJSON
package import Migration

/// A Pipedrive account as a pure state machine: equal seeds, calls and times give equal answers.
package struct SimulatedAccount: Sendable {
    package let configuration: AccountConfiguration
    /// What goes wrong on the way; see `perform`.
    package var faults: FaultSchedule
    package internal(set) var counters = SimulatorCounters()
    let users: [Int64: SimulatedUser]
    let usersByToken: [String: SimulatedUser]
    var generator: SeededGenerator
    var limits = RequestLimits()
    var tables: [SimulatedEntity: RecordTable]
    var catalogues: [FieldOwner: FieldCatalogue] = [:]
    var nextOptionId: Int64
    let rules: [SimulatedEntity: [String: MemberRule]]

    /// An account as it is right after signing up, with its default pipeline, activity types and fields.
    package init(
        configuration: AccountConfiguration,
        faults: FaultSchedule = .none,
        at now: Timestamp = Timestamp(milliseconds: 1_767_225_600_000)
    ) {
        self.init(emptyWith: configuration, faults: faults)
        createFirstRecords(at: now)
        if configuration.hasExistingRecords { createExistingRecords(at: now) }
        counters = SimulatorCounters()
    }

    init(emptyWith configuration: AccountConfiguration, faults: FaultSchedule) {
        self.configuration = configuration
        self.faults = faults
        users = Dictionary(configuration.users.map { ($0.id, $0) }) { first, _ in first }
        usersByToken = Dictionary(
            configuration.users.compactMap { user in user.token.map { ($0, user) } }
        ) { first, _ in first }
        generator = SeededGenerator(seed: SeededGenerator.mix(configuration.seed &+ 0x5EED))
        tables = Dictionary(
            uniqueKeysWithValues: SimulatedEntity.allCases.map {
                ($0, RecordTable(indexedMembers: $0.indexedMembers))
            }
        )
        rules = Dictionary(
            uniqueKeysWithValues: SimulatedEntity.allCases.map {
                ($0, MemberRules.rules(of: $0, hasContactSync: configuration.hasContactSync))
            }
        )
        nextOptionId = 100
        nextOptionId += Int64(generator.below(900))
    }

    var behaviours: UncertainBehaviours { configuration.behaviours }

    /// Answers one request completely: identity, limits, effect, headers.
    package mutating func handle(_ request: SimulatedRequest, at now: Timestamp) -> ApiReply {
        counters.requests += 1
        if request.isTokenInQuery { counters.queryTokens += 1 }
        guard let token = request.token, let user = usersByToken[token], user.isActive else {
            return Refusal.unauthorized
        }
        guard let (version, segments) = IncomingCall.route(request.call.path), !segments.isEmpty else {
            return Refusal.notFound("Unknown path.").reply
        }
        if RetiredRoutes.contains(version, segments) {
            return Refusal.gone("This endpoint is not supported any more. Use API v2.").reply
        }
        let method = request.call.method
        guard let costTokens = TokenCosts.costTokens(method, version, segments) else {
            let exists = TokenCosts.exists(version, segments)
            return exists
                ? Refusal(status: 405, message: "Method not allowed.").reply
                : Refusal.notFound("Unknown path.").reply
        }
        let isSearch = TokenCosts.isSearch(segments)
        let remainingTokens = limits.remainingTokens(at: now, configuration: configuration)
        let verdict = limits.admit(
            token: token,
            isSearch: isSearch,
            costTokens: costTokens,
            at: now,
            configuration: configuration
        )
        if verdict == .blocked { return LimitReplies.blocked }
        let headers = limitHeaders(token: token, isSearch: isSearch, remainingTokens: remainingTokens, at: now)
        if let refused = LimitReplies.refused(verdict, headers: headers, number: counters.requests) {
            counters.refusedByLimits += 1
            return refused
        }
        counters.spentTokens += costTokens
        var reply = answer(
            IncomingCall(
                user: user,
                method: method,
                version: version,
                segments: segments,
                query: Dictionary(request.call.query.map { ($0.name, $0.value) }) { _, last in last },
                bodyText: request.call.body,
                now: now
            )
        )
        reply.headers.merge(headers) { own, _ in own }
        return reply
    }

    /// Carries a call out without limits and counts.
    mutating func answer(_ call: IncomingCall) -> ApiReply {
        do throws(Refusal) {
            return try dispatch(call)
        } catch {
            return error.reply
        }
    }

    /// Now and then an answer comes without the limit headers, as seen of the real service; a limit that the account
    /// does not have is never shown.
    private mutating func limitHeaders(
        token: String,
        isSearch: Bool,
        remainingTokens: Int,
        at now: Timestamp
    ) -> [String: String] {
        guard !SeededGenerator.mix(configuration.seed &+ UInt64(counters.requests)).isMultiple(of: 64) else {
            return [:]
        }
        let limit = isSearch ? RequestLimits.searchRequestsPerWindow : configuration.plan.burstRequests
        let remaining = limits.remainingBurst(token: token, isSearch: isSearch, at: now, limit: limit)
        var headers: [String: String] = [:]
        if configuration.enforcesBurst {
            headers["x-ratelimit-limit"] = String(limit)
            headers["x-ratelimit-remaining"] = String(remaining)
            headers["x-ratelimit-reset"] = "2"
        }
        if configuration.enforcesBudget {
            headers["x-daily-ratelimit-token-limit"] = String(configuration.dailyTokens)
            headers["x-daily-ratelimit-token-remaining"] = String(remainingTokens)
        }
        return headers
    }
}
