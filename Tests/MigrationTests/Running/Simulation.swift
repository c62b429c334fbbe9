import Migration
import TestSupport

/// One seed plays a whole life: runs with faults and deaths, a second version of the firm, and rollbacks.
///
/// Faults and deaths stop after some rounds, so that every life can come to its end; what must hold then is checked.
struct Simulation {
    var world: World
    private var numbers: SeededNumbers
    private let faultPercent: Int
    private let deathPercent: Int
    private let faultyRounds = 6
    private let roundLimit = 16
    private(set) var problems: [String] = []
    private(set) var deaths = 0

    init(seed: UInt64, isBroken: Bool = false) {
        numbers = SeededNumbers(seed: seed)
        var settings = World.Settings()
        settings.inFlightLimit = 1 + numbers.below(5)
        settings.windowSize = 1 + numbers.below(9)
        settings.burstLimit = [3, 10, 1000][numbers.below(3)]
        world = World(SmallFirm.records(), settings: settings)
        world.isBroken = isBroken
        faultPercent = [0, 5, 20, 40][numbers.below(4)]
        deathPercent = [0, 1, 3, 8][numbers.below(4)]
    }

    mutating func live() {
        complete(.run)
        check("after the run", world.differencesFromDesired)
        let first = UInt64(world.events.count)
        world.desired = SmallFirm.records(version: 2)
        complete(.run)
        check("after the second version", world.differencesFromDesired)
        world.desired = SmallFirm.records()
        complete(.rollback(to: first))
        check("after the first rollback", world.differencesFromDesired)
        complete(.rollback(to: 0))
        check("after the second rollback", world.violations + world.account.violations)
        if world.account.liveCount > 0 { problems.append("\(world.account.liveCount) records stay behind") }
        checkFold()
    }

    private mutating func check(_ moment: String, _ found: [String]) {
        problems += found.map { "\(moment): \($0)" }
    }

    /// Runs again and again until nothing is open and nothing is left to do.
    private mutating func complete(_ kind: World.Kind) {
        for round in 0..<roundLimit where problems.isEmpty {
            playRound(kind, isFaulty: round < faultyRounds)
            let state = world.folded
            if world.end == .finished, state.target.openIntents.isEmpty, world.plan(state).isEmpty { return }
        }
        if problems.isEmpty { problems.append("\(kind) never comes to its end") }
    }

    private mutating func playRound(_ kind: World.Kind, isFaulty: Bool) {
        world.start(kind)
        var steps = 0
        while world.end == nil, steps < 5000 {
            steps += 1
            world.now = world.now.adding(milliseconds: Int64(numbers.below(300)))
            if isFaulty, numbers.percent(deathPercent) { return die() }
            let place = numbers.below(world.unrecorded.count + world.out.count + 1)
            if !world.unrecorded.isEmpty, place < world.unrecorded.count || world.out.isEmpty {
                world.recordNext()
            } else if !world.out.isEmpty {
                let chosen = numbers.below(world.out.count)
                let isHit = isFaulty && numbers.percent(faultPercent)
                world.answer(chosen, isHit ? fault(of: world.out[chosen].intent) : .none)
            } else {
                world.sleep()
            }
        }
        if world.end == nil { problems.append("a run does not end") }
    }

    /// A fault at random; a late write comes at the last moment of its grace.
    private mutating func fault(of intent: UInt64?) -> Fault {
        guard let intent, numbers.percent(20) else { return Fault.plain[numbers.below(Fault.plain.count)] }
        return .late(milliseconds: max(0, lastMoment(of: intent).milliseconds - world.now.milliseconds))
    }

    private func lastMoment(of intent: UInt64) -> Timestamp {
        world.events[Int(intent)].at.adding(milliseconds: world.settings.graceMilliseconds - 1)
    }

    /// Some of the commits become durable unheard; calls on their way arrive, arrive late, or never do.
    private mutating func die() {
        deaths += 1
        for _ in 0..<numbers.below(world.unrecorded.count + 1) { world.recordNext(isTold: false) }
        for item in world.out {
            guard let intent = item.intent else { continue }
            switch numbers.below(3) {
            case 0: _ = world.account.answer(item.call)
            case 1: world.late.append(World.Late(call: item.call, at: max(world.now, lastMoment(of: intent))))
            default: break
            }
        }
        world.crash()
        world.now = world.now.adding(milliseconds: Int64(numbers.below(20_000)))
        world.applyLate()
    }

    /// Events read back from their JSON fold to the same state, and each outcome names an intent before it.
    private mutating func checkFold() {
        var state = MigrationState()
        for recorded in world.events {
            let event = recorded.event
            do throws(PayloadError) {
                let again = try Event(type: event.type, version: event.version, json: event.payload.json)
                if again != event { problems.append("\(event.type) reads back differently") }
            } catch {
                problems.append("\(error)")
            }
            if let cause = recorded.cause, cause >= recorded.sequence {
                problems.append("\(event.type) precedes its cause")
            }
            state.apply(recorded)
        }
        if !state.target.openIntents.isEmpty { problems.append("intents stay open") }
        if !state.target.crosswalk.records.isEmpty { problems.append("the crosswalk is not empty") }
        if state.size != UInt64(world.events.count) { problems.append("events are missing") }
        let kept = world.events(RollbackKept.self).filter { $0.reason != KeptReason.unreadable.rawValue }
        let conflicts = world.events(DiffFound.self).filter { $0.reason != KeptReason.unreadable.rawValue }
        problems += kept.filter {
            $0.reason != KeptReason.hasDependants.rawValue && $0.reason != KeptReason.inUse.rawValue
        }
        .map { "\($0.key) was kept: \($0.reason) \($0.fields)" }
        problems += conflicts.map { "\($0.key) is called a conflict: \($0.field)" }
    }
}
