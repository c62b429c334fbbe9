import CanonicalJSON
import Migration
import Testing

/// Drives a run machine by hand against a fake account: records become durable and calls are answered when a test says.
///
/// It checks on the way that no write leaves before its intent is durable, that kinds do not overlap, and that no more
/// is in flight than allowed; whatever breaks a rule stands in `violations`.
struct World {
    enum Kind: Equatable {
        case run
        case rollback(to: UInt64)
    }

    struct Sent {
        var call: ApiCall
        var at: Timestamp
        var intent: UInt64?
    }

    struct Late {
        var call: ApiCall
        var at: Timestamp
    }

    static let noon = Timestamp(milliseconds: 20_000 * 86_400_000 + 43_200_000)

    var settings = Settings()
    var desired: [DesiredRecord]
    var account = FakeAccount()
    var now = World.noon
    var machine: RunMachine?
    var events: [RecordedEvent] = []
    /// Asked to be recorded, not durable yet.
    var unrecorded: [(ticket: Int, drafts: [DraftEvent])] = []
    /// Calls on their way, in the order in which they left.
    var out: [(flight: Int, call: ApiCall, intent: UInt64?)] = []
    var sent: [Sent] = []
    var late: [Late] = []
    var wakes: [Timestamp] = []
    var end: RunEnd?
    var tally = RunTally()
    var violations: [String] = []
    /// A driver that sends a write as soon as it is asked to record its intent: what the rules must catch.
    var isBroken = false
    var brokenReplies: [[ApiReply]] = []
    private var planned: [Change]?
    private var kind = Kind.run
    private var runs = 0
    private var used: Set<UInt64> = []

    init(_ desired: [DesiredRecord], settings: Settings = Settings()) {
        self.desired = desired
        self.settings = settings
        append([
            DraftEvent(.ownerFallback(OwnerFallback(email: "anna@example.com", userID: 1)), actor: "reviewer"),
            DraftEvent(.mappingConfirmed(MappingConfirmed(digest: "d1", rules: 1, skipped: 0)), actor: "reviewer"),
        ])
    }

    /// The state that the durable events fold to.
    var folded: MigrationState {
        var state = MigrationState()
        for recorded in events { state.apply(recorded) }
        return state
    }

    mutating func start(_ kind: Kind = .run, protected: Set<RecordReference> = []) {
        self.kind = kind
        runs += 1
        planned = nil
        end = nil
        (unrecorded, out, wakes, brokenReplies) = ([], [], [], [])
        let word = kind == .run ? "run" : "rollback"
        machine = RunMachine(
            configuration: settings.configuration(run: "run-\(runs)", kind: word),
            state: folded,
            budget: RateBudget(burstLimit: settings.burstLimit, grantedTokens: settings.grantedTokens),
            protected: protected
        )
        signal(.begin)
    }

    mutating func signal(_ signal: RunSignal) {
        guard var machine else { return }
        self.machine = nil
        var signals = [signal]
        while !signals.isEmpty {
            for effect in machine.receive(signals.removeFirst(), at: now) {
                switch effect {
                case .loadChanges: signals.append(.changesLoaded(nextWindow(machine.state)))
                case .record(let drafts, let ticket):
                    if isBroken { sendTooEarly(drafts) }
                    unrecorded.append((ticket, drafts))
                case .call(let call, let flight): send(call, flight)
                case .wake(let time): wakes.append(time)
                case .finish(let end, let tally): (self.end, self.tally) = (end, tally)
                }
            }
        }
        self.machine = machine
        if out.count > settings.inFlightLimit { violations.append("\(out.count) calls are in flight") }
    }

    /// Makes the oldest commit durable; `isTold` false is a death right after it.
    mutating func recordNext(isTold: Bool = true) {
        guard !unrecorded.isEmpty else { return }
        let (ticket, drafts) = unrecorded.removeFirst()
        let first = append(drafts)
        if isTold { signal(.recorded(ticket: ticket, first: first)) }
    }

    mutating func recordAll() { while !unrecorded.isEmpty { recordNext() } }

    @discardableResult
    private mutating func append(_ drafts: [DraftEvent]) -> UInt64 {
        let first = UInt64(events.count)
        for draft in drafts {
            events.append(
                RecordedEvent(
                    sequence: UInt64(events.count),
                    at: now,
                    event: draft.event,
                    actor: draft.actor,
                    run: draft.run,
                    cause: draft.cause
                )
            )
        }
        return first
    }

    private mutating func send(_ call: ApiCall, _ flight: Int) {
        var intent: UInt64?
        if call.method != .get {
            intent = unusedIntent(of: call)
            if let intent { used.insert(intent) }
            if intent == nil { violations.append("\(call.method.rawValue) \(call.path) left before its intent") }
            for other in out where other.call.method != .get && flight >= 0 {
                if entity(of: other.intent) != entity(of: intent) { violations.append("two kinds are on their way") }
            }
        }
        sent.append(Sent(call: call, at: now, intent: intent))
        out.append((flight, call, intent))
    }

    private func unusedIntent(of call: ApiCall) -> UInt64? {
        events.last { recorded in
            guard case .apiIntended(let intended) = recorded.event, !used.contains(recorded.sequence) else {
                return false
            }
            return intended.method == call.method.rawValue && intended.path == call.path && intended.body == call.body
        }?.sequence
    }

    private func entity(of intent: UInt64?) -> TargetEntity? {
        guard let intent, case .apiIntended(let intended) = events[Int(intent)].event else { return nil }
        return intended.entity
    }

    private mutating func sendTooEarly(_ drafts: [DraftEvent]) {
        for case .apiIntended(let intended) in drafts.map(\.event) {
            guard let method = ApiCall.Method(rawValue: intended.method) else { continue }
            let call = ApiCall(method, intended.path, body: intended.body)
            if unusedIntent(of: call) == nil { violations.append("\(call.path) left before its intent") }
            _ = account.answer(call)
        }
    }

    private mutating func nextWindow(_ state: MigrationState) -> [Change] {
        let changes = planned ?? plan(state)
        planned = Array(changes.dropFirst(settings.windowSize))
        return Array(changes.prefix(settings.windowSize))
    }

    /// What a run of the present kind would write.
    func plan(_ state: MigrationState) -> [Change] {
        switch kind {
        case .run:
            do throws(GateRefusal) {
                let planner = try Planner(state: state, currentDigest: "d1", bodyOfIntent: body)
                return desired.compactMap { planner.change(for: $0) }
            } catch {
                Issue.record("the gate refused: \(error)")
                return []
            }
        case .rollback(let point):
            return RollbackPlanner(target: state.target, point: point, bodyOfIntent: body, beforeImage: beforeImage)
                .changes()
        }
    }

    func body(ofIntent sequence: UInt64) -> String? {
        guard case .apiIntended(let intended) = events[Int(sequence)].event else { return nil }
        return intended.body
    }

    private func beforeImage(at sequence: UInt64) -> String? {
        guard case .apiRead(let read) = events[Int(sequence)].event else { return nil }
        return read.body
    }
}
