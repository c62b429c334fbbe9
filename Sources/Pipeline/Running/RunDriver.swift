package import Migration

/// Performs the effects of a run machine: appends, calls, waits; it decides nothing.
package struct RunDriver {
    private let gateway: any PipedriveGateway
    private let time: WallClock
    private let halt: RunHalt

    package init(gateway: any PipedriveGateway, time: WallClock, halt: RunHalt) {
        self.gateway = gateway
        self.time = time
        self.halt = halt
    }

    /// What came of a run, and the machine's last word on the account's limits.
    package struct Outcome: Sendable {
        package var end: RunEnd
        package var tally: RunTally
        package var budget: RateBudget
    }

    /// Drives the machine to its end; `nextChanges` gives the next window of changes, an empty one at the end.
    package func drive(
        _ machine: RunMachine,
        log: EventLog,
        nextChanges: () throws(PipelineError) -> [Change],
        observe: (RunMachine) -> Void
    ) async throws(PipelineError) -> Outcome {
        let mailbox = SignalMailbox()
        halt.attach(mailbox)
        let result = await withTaskGroup(of: Void.self) { group -> Result<Outcome, PipelineError> in
            var session = Session(machine: machine)
            do throws(PipelineError) {
                session.receive([.begin], at: time.now())
                while session.outcome == nil {
                    try perform(&session, log, nextChanges, mailbox, &group)
                    observe(session.machine)
                    if session.outcome == nil { session.receive(await mailbox.take(), at: time.now()) }
                }
            } catch {
                group.cancelAll()
                return .failure(error)
            }
            group.cancelAll()
            return session.outcome.map { .success($0) } ?? .failure(.usage("the run ended without an outcome"))
        }
        return try result.get()
    }

    private struct Session {
        var machine: RunMachine
        var effects: [RunEffect] = []
        var outcome: Outcome?

        mutating func receive(_ signals: [RunSignal], at now: Timestamp) {
            for signal in signals { effects += machine.receive(signal, at: now) }
        }
    }

    /// Performs effects until none is left; all records of one round share one commit.
    private func perform(
        _ session: inout Session,
        _ log: EventLog,
        _ nextChanges: () throws(PipelineError) -> [Change],
        _ mailbox: SignalMailbox,
        _ group: inout TaskGroup<Void>
    ) throws(PipelineError) {
        while !session.effects.isEmpty {
            let effects = session.effects
            session.effects = []
            var drafts: [DraftEvent] = []
            var tickets: [(number: Int, offset: Int)] = []
            var signals: [RunSignal] = []
            for effect in effects {
                switch effect {
                case .record(let more, let ticket):
                    tickets.append((ticket, drafts.count))
                    drafts += more
                case .call(let call, let flight): send(call, flight, mailbox, &group)
                case .wake(let moment): wake(at: moment, mailbox, &group)
                case .loadChanges: signals.append(.changesLoaded(try nextChanges()))
                case .finish(let end, let tally):
                    session.outcome = Outcome(end: end, tally: tally, budget: session.machine.budget)
                }
            }
            if !drafts.isEmpty {
                let first = try log.append(drafts)
                signals = tickets.map { .recorded(ticket: $0.number, first: first + UInt64($0.offset)) } + signals
            }
            session.receive(signals, at: time.now())
        }
    }

    private func send(_ call: ApiCall, _ flight: Int, _ mailbox: SignalMailbox, _ group: inout TaskGroup<Void>) {
        let gateway = gateway
        group.addTask {
            do throws(TransportFailure) {
                mailbox.post(.replied(flight: flight, try await gateway.send(call)))
            } catch {
                mailbox.post(.failed(flight: flight, error))
            }
        }
    }

    private func wake(at moment: Timestamp, _ mailbox: SignalMailbox, _ group: inout TaskGroup<Void>) {
        let time = time
        group.addTask {
            await time.sleep(milliseconds: max(1, moment.milliseconds - time.now().milliseconds))
            mailbox.post(.woke)
        }
    }
}
