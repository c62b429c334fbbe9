package import Migration

/// What each run was quoted to cost in API tokens and what it spent.
package struct TokenStatement: WriteProjection {
    package struct Run: Sendable, Hashable {
        package var id: String
        package var kind: String
        /// The price of its plan; nil when no plan was recorded.
        package var quotedTokens: Int?
        /// By kind of record; reading before writing and settling what an earlier run left open are included.
        package var spentTokens: EntityTable<Int>
        /// Reading that belongs to no single write: how the account stands before a run, and what proves it afterwards.
        package var readingTokens = 0

        package var totalTokens: Int { spentTokens.values.reduce(readingTokens, +) }
    }

    /// In order of their first event; the one without a name is the reading between the runs.
    package private(set) var runs: [Run] = []
    private var places = PlaceTable<String>()
    private var pendingQuoteTokens: Int?

    package init() {}

    package var totalTokens: Int { runs.reduce(0) { $0 + $1.totalTokens } }

    package mutating func apply(_ event: RecordedEvent) {
        switch event.event {
        case .planMade(let payload):
            if event.run.isEmpty {
                pendingQuoteTokens = payload.tokens
            } else {
                let index = index(of: event.run)
                runs[index].kind = payload.kind
                runs[index].quotedTokens = payload.tokens
            }
        case .runStarted(let payload):
            start(event.run, kind: payload.kind, quotedTokens: nil)
        case .rollbackStarted(let payload):
            start(event.run, kind: "rollback", quotedTokens: payload.tokens)
        case .apiRead(let payload): spend(payload.tokens, on: payload.entity, in: event.run)
        case .accountRead(let payload): runs[index(of: event.run)].readingTokens += payload.tokens
        default: break
        }
    }

    package mutating func apply(_ outcome: WriteOutcome, of event: RecordedEvent) {
        spend(outcome.tokens, on: outcome.intent.reference.entity, in: event.run)
    }

    private mutating func start(_ run: String, kind: String, quotedTokens: Int?) {
        let index = index(of: run)
        runs[index].kind = kind
        if runs[index].quotedTokens == nil { runs[index].quotedTokens = pendingQuoteTokens ?? quotedTokens }
        pendingQuoteTokens = nil
    }

    private mutating func spend(_ tokens: Int, on entity: TargetEntity, in run: String) {
        guard tokens > 0 else { return }
        runs[index(of: run)].spentTokens[entity, default: 0] += tokens
    }

    private mutating func index(of run: String) -> Int {
        if let index = places[run] { return index }
        places[run] = runs.count
        runs.append(Run(id: run, kind: "", quotedTokens: nil, spentTokens: [:]))
        return runs.count - 1
    }
}
