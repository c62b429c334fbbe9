import CanonicalJSON

/// Carries changes to Pipedrive exactly once: signals in, effects out, no waiting and no IO of its own.
///
/// An intent is recorded before its call leaves; a call without an answer is settled by reading; a kind of record
/// begins only when the kind before it is done and settled.
package struct RunMachine: Sendable {
    enum Phase: Sendable {
        case idle
        case working
        case ending(RunEnd)
        case done
    }

    /// What a draft is for, so that its being durable leads to the next step.
    enum Purpose: Sendable {
        case start
        case note
        case beforeImage(flight: Int)
        case intent(flight: Int)
        case outcome(flight: Int)
        case settled(SettledIntent)
        case end
    }

    struct Ticket: Sendable {
        var drafts: [DraftEvent] = []
        var purposes: [Purpose] = []
    }

    let configuration: RunConfiguration
    package internal(set) var state: MigrationState
    package internal(set) var budget: RateBudget
    package internal(set) var tally = RunTally()
    var phase = Phase.idle
    var flights: [Int: Flight] = [:]
    var nextFlight = 0
    var tickets: [Int: Ticket] = [:]
    var nextTicket = 0
    var pending: [Change] = []
    var pendingIndex = 0
    var isLoading = false
    var isLoaded = false
    var retries: [Attempt] = []
    /// Intents whose outcome must be read, with the change that they belong to in this run.
    var unsettled: [UInt64: Attempt?] = [:]
    var settlement: Settlement?
    /// Requests of a process before this one were on their way until then at the latest.
    var begunAt = Timestamp(milliseconds: 0)
    var isSettlementCallOut = false
    var settlementTokens = 0
    var settlementSentAt: Timestamp?
    var settlementPausedUntil: Timestamp?
    /// Records that a rollback must leave, because something that stays needs them.
    var protected: Set<RecordReference>
    var halting: RunEnd?
    var failuresInARow = 0
    var unreachableInARow = 0
    var wakeAt: Timestamp?
    var writes = 0
    var outbox = Ticket()
    var effects: [RunEffect] = []

    package init(
        configuration: RunConfiguration,
        state: MigrationState,
        budget: RateBudget,
        protected: Set<RecordReference> = []
    ) {
        precondition(configuration.inFlightLimit > 0, "a run needs at least one request in flight")
        self.configuration = configuration
        self.state = state
        self.budget = budget
        self.protected = protected
        for sequence in state.target.openIntents.keys { unsettled[sequence] = .some(nil) }
    }

    /// Takes one signal in and says what to do; a signal that cannot come now is an error of the caller.
    package mutating func receive(_ signal: RunSignal, at now: Timestamp) -> [RunEffect] {
        switch signal {
        case .begin:
            guard case .idle = phase else { preconditionFailure("a run begins once") }
            phase = .working
            begunAt = now
            record(.runStarted(configuration.started), for: .start)
        case .changesLoaded(let changes):
            precondition(isLoading, "changes that nobody asked for")
            isLoading = false
            isLoaded = changes.isEmpty
            pending = changes
            pendingIndex = 0
        case .recorded(let ticket, let first): recorded(ticket: ticket, first: first, at: now)
        case .replied(let flight, let reply): replied(flight: flight, reply, at: now)
        case .failed(let flight, let failure): failed(flight: flight, failure, at: now)
        case .woke: wakeAt = nil
        case .halt: halting = halting ?? .interrupted
        }
        pump(at: now)
        return flush()
    }

    /// Puts an event into the commit that this signal leads to.
    mutating func record(_ event: Event, cause: UInt64? = nil, for purpose: Purpose) {
        outbox.drafts.append(
            DraftEvent(event, actor: configuration.actor, run: configuration.run, cause: cause)
        )
        outbox.purposes.append(purpose)
    }

    private mutating func flush() -> [RunEffect] {
        if !outbox.drafts.isEmpty {
            effects.append(.record(outbox.drafts, ticket: nextTicket))
            tickets[nextTicket] = outbox
            nextTicket += 1
            outbox = Ticket()
        }
        defer { effects = [] }
        return effects
    }

    private mutating func recorded(ticket number: Int, first: UInt64, at now: Timestamp) {
        guard let ticket = tickets.removeValue(forKey: number) else {
            preconditionFailure("a commit that nobody asked for")
        }
        for (offset, draft) in ticket.drafts.enumerated() {
            let sequence = first + UInt64(offset)
            state.apply(
                RecordedEvent(
                    sequence: sequence,
                    at: now,
                    event: draft.event,
                    actor: draft.actor,
                    run: draft.run,
                    cause: draft.cause
                )
            )
            proceed(after: ticket.purposes[offset], sequence: sequence, at: now)
        }
    }

    private mutating func proceed(after purpose: Purpose, sequence: UInt64, at now: Timestamp) {
        switch purpose {
        case .start, .note: break
        case .beforeImage(let number):
            flights[number]?.beforeImage = sequence
            prepareWrite(number)
        case .intent(let number):
            guard var flight = flights[number], let call = flight.call else { return }
            flight.intent = sequence
            flight.step = .calling
            flight.sentAt = now
            budget.leave(at: now)
            flights[number] = flight
            effects.append(.call(call, flight: number))
        case .outcome(let number): flights[number] = nil
        case .settled(let settled): conclude(settled, at: now)
        case .end:
            guard case .ending(let end) = phase else { return }
            phase = .done
            effects.append(.finish(end, tally))
        }
    }

    var isQuiet: Bool { flights.isEmpty && tickets.isEmpty && outbox.drafts.isEmpty && !isSettlementCallOut }
}
