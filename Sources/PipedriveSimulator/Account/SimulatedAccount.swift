import CanonicalJSON
package import Migration

/// A Pipedrive account as a pure state machine: equal seeds, calls and times give equal answers.
package struct SimulatedAccount: Sendable {
    package private(set) var configuration: AccountConfiguration
    /// What goes wrong on the way; see `perform`.
    package var faults: FaultSchedule
    package internal(set) var counters = SimulatorCounters()
    /// What people did by the fault schedule, oldest first.
    package internal(set) var deeds: [PersonDeed] = []
    let users: [Int64: SimulatedUser]
    let usersByToken: [String: SimulatedUser]
    /// Access tokens of the app that has signed in, with the ends of their lives.
    var accessTokens: [String: Timestamp] = [:]
    var generator: SeededGenerator
    var limits = RequestLimits()
    var tables: [SimulatedEntity: RecordTable]
    var catalogues: [FieldOwner: FieldCatalogue] = [:]
    var nextOptionId: Int64
    private(set) var rules: [SimulatedEntity: [String: MemberRule]]

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
        rules = MemberRules.all(configuration)
        nextOptionId = 100
        nextOptionId += Int64(generator.below(900))
    }

    var behaviours: UncertainBehaviours { configuration.behaviours }

    /// Books another plan, as somebody does who met a cap.
    package mutating func change(plan: Plan, seats: Int) {
        configuration.plan = plan
        configuration.seats = seats
    }

    /// Lets that app sign in, and no other.
    package mutating func allow(_ app: SignInApp?) { configuration.signInApp = app }

    /// From now on things go wrong in another way.
    package mutating func take(_ file: FaultFile) {
        faults = file.schedule
        file.apply(to: &configuration)
        rules = MemberRules.all(configuration)
    }

    /// Answers one request completely: identity, limits, effect, headers.
    package mutating func handle(_ request: SimulatedRequest, at now: Timestamp) -> ApiReply {
        counters.requests += 1
        if request.isTokenInQuery { counters.queryTokens += 1 }
        guard let token = request.token, let user = caller(of: request, at: now), user.isActive else {
            return Refusal.unauthorized
        }
        guard let (version, segments) = IncomingCall.route(request.call.path), !segments.isEmpty else {
            return Refusal.notFound("Unknown path.").reply
        }
        let isRetired = RetiredRoutes.contains(version, segments)
        if isRetired, behaviours.retiresOldRoutes {
            return Refusal.gone("This endpoint is not supported any more. Use API v2.").reply
        }
        let method = request.call.method
        guard let costTokens = TokenCosts.costTokens(method, version, segments, withRetired: isRetired) else {
            return TokenCosts.exists(version, segments, withRetired: isRetired)
                ? Refusal(status: 405, message: "Method not allowed.").reply
                : Refusal.notFound("Unknown path.").reply
        }
        let isSearch = TokenCosts.isSearch(segments)
        let remainingTokens = limits.remainingTokens(at: now, configuration: effectiveConfiguration)
        let verdict = limits.admit(
            token: token,
            isApp: request.isBearer,
            isSearch: isSearch,
            costTokens: costTokens,
            at: now,
            configuration: effectiveConfiguration
        )
        if verdict == .blocked { return LimitReplies.blocked }
        let headers = limitHeaders(of: request, token, isSearch: isSearch, remainingTokens: remainingTokens, at: now)
        if let refused = LimitReplies.refused(verdict, headers: headers, number: counters.requests) {
            counters.refusedByLimits += 1
            return refused
        }
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
        if (400..<500).contains(reply.status), !behaviours.chargesRefusedRequests {
            limits.spentTokens -= costTokens
        } else {
            counters.spentTokens += costTokens
        }
        return reply
    }

    /// The configuration with what the fault schedule says of other integrations and of the search index.
    var effectiveConfiguration: AccountConfiguration {
        var effective = configuration
        effective.backgroundTokensPerHour = faults.backgroundTokensPerHour ?? configuration.backgroundTokensPerHour
        effective.searchLagMilliseconds = faults.searchLagMilliseconds ?? configuration.searchLagMilliseconds
        return effective
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
        of request: SimulatedRequest,
        _ token: String,
        isSearch: Bool,
        remainingTokens: Int,
        at now: Timestamp
    ) -> [String: String] {
        guard !SeededGenerator.mix(configuration.seed &+ UInt64(counters.requests)).isMultiple(of: 64) else {
            return [:]
        }
        let isSearch = isSearch && behaviours.showsSearchWindow
        let limit =
            isSearch
            ? RequestLimits.searchRequestsPerWindow : configuration.burstLimit(isApp: request.isBearer)
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
