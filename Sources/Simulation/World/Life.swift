import CanonicalJSON
import Migration
import PipedriveSimulator

/// One seed plays a whole migration: runs, later exports and rollbacks, with the clock, the network, the account,
/// deaths of the process, and people; after every step what must never happen is looked for.
///
/// The decisions are those of the real program: the same machine, planners and inspections, driven signal by signal.
package struct Life: Sendable {
    let scenario: Scenario
    var fate: Fate
    var now: Timestamp
    var account: WatchedAccount
    var journal = Journal()
    var budget: RateBudget

    // The process: all of this is gone when it dies.
    var machine: RunMachine?
    var windows = ChangeWindows(size: 1)
    var desired: [DesiredRecord] = []
    var commits: [(ticket: Int, drafts: [DraftEvent])] = []
    var calls: [CallOnItsWay] = []
    var wakes: [Timestamp] = []
    var end: RunEnd?
    var tally = RunTally()
    /// What the account was asked for on the present day, by this run and by its process before.
    var spentTokens = 0
    var spentBefore = 0
    var spentDay: Int64 = 0
    var writes = 0
    /// Writes that a limit turned away; they count towards nothing.
    var limitedWrites = 0

    // The world.
    var late: [LateCall] = []
    var sentAt: [Timestamp] = []
    /// After an answer that said so, nothing may be asked before.
    var dayOverUntil: Timestamp?
    var usedIntents: Set<UInt64> = []
    var actSizes: [UInt64] = []
    var contentsBefore: [[String: JSON]] = []
    package private(set) var steps = 0
    package var callCount = 0
    package private(set) var deaths = 0
    package var deedCount = 0
    package private(set) var problems: [String] = []
    package private(set) var trace: [String] = []
    private let isTraced: Bool

    package init(_ scenario: Scenario, isTraced: Bool = false) {
        self.scenario = scenario
        self.isTraced = isTraced
        fate = Fate(scenario)
        // 2026-11-20, so that rows of the firm lie in the past.
        now = Timestamp(milliseconds: 1_795_132_800_000 + Int64(scenario.startHour) * 3_600_000)
        account = WatchedAccount(scenario, at: now)
        budget = RateBudget(burstLimit: scenario.plan.burstRequests)
    }

    /// A number that differs as soon as one byte of the ledger differs.
    package var fingerprint: UInt64 { journal.fingerprint }

    package mutating func live() {
        journal.append(
            [
                DraftEvent(.ownerFallback(OwnerFallback(email: "anna@example.com", userID: 1)), actor: "reviewer"),
                DraftEvent(.mappingConfirmed(MappingConfirmed(digest: "d1", rules: 1, skipped: 0)), actor: "reviewer"),
            ],
            at: now
        )
        makeExistingRecords()
        for (number, act) in scenario.story.enumerated() {
            note { _ in "act \(number): \(act)" }
            actSizes.append(journal.size)
            contentsBefore.append(contentsOfOwn())
            complete(act, number: number)
            guard problems.isEmpty else { return }
        }
    }

    /// Runs an act again and again, until it is done; the last rounds are calm.
    private mutating func complete(_ act: Act, number: Int) {
        let limit = scenario.troubledRounds + 8
        for round in 0..<limit {
            fate.isCalm = scenario.script == nil && round >= scenario.troubledRounds
            if fate.isCalm { account.isRevoked = false }
            note { "round \(round)\($0.fate.isCalm ? ", calm" : "")" }
            let end = play(act)
            if end == .finished { checkListed(act) }
            collectProblems()
            guard problems.isEmpty else { return }
            if end == .finished, isDone(act) {
                judge(act, number: number)
                collectProblems()
                return
            }
            now = now.adding(milliseconds: fate.milliseconds(below: 20_000))
            applyLate()
        }
        problem("\(act) never comes to its end")
    }

    private mutating func play(_ act: Act) -> RunEnd? {
        budget = RateBudget(burstLimit: scenario.plan.burstRequests)
        (sentAt, dayOverUntil) = ([], nil)
        switch act {
        case .run(let version): return run(version: version)
        case .rollback(let act): return rollBack(to: actSizes[act])
        }
    }

    /// Takes one step of the process or of the world; false when the process died.
    mutating func step() -> Bool {
        steps += 1
        now = now.adding(milliseconds: fate.milliseconds(below: 300))
        applyLate()
        if fate.crashes(atStep: steps) {
            deaths += 1
            die()
            return false
        }
        if fate.happens(scenario.peoplePerMille) { letPeopleAct() }
        if fate.happens(scenario.revocationPerMille) {
            account.isRevoked.toggle()
            note { "the token is \($0.account.isRevoked ? "revoked" : "good again")" }
        }
        return true
    }

    mutating func problem(_ text: String) {
        note { _ in "PROBLEM: \(text)" }
        problems.append(text)
    }

    mutating func collectProblems() {
        for text in account.takeProblems() + journal.takeProblems() { problem(text) }
    }

    mutating func note(_ text: (Life) -> String) {
        guard isTraced else { return }
        trace.append("\(steps) \(now.milliseconds % 86_400_000 / 1000)s \(text(self))")
    }
}
