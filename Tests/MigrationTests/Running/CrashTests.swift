import CanonicalJSON
import Testing

@testable import Migration

/// A process that dies at each step of a write, in both variants: the write did not happen, or it did unheard.
@Suite struct CrashTests {
    enum Write: CaseIterable {
        case create, update, delete

        var method: ApiCall.Method {
            switch self {
            case .create: .post
            case .update: .patch
            case .delete: .delete
            }
        }
    }

    /// A world in which the next write to an organization is that one.
    private func world(before write: Write) -> World {
        var world = World(SmallFirm.records(SmallFirm.bank))
        guard write != .create else {
            world.start()
            return world
        }
        world.run()
        if write == .update { world.desired = SmallFirm.records(SmallFirm.bank, version: 2) }
        world.start(write == .update ? .run : .rollback(to: 0))
        return world
    }

    private func isWrite(_ write: Write) -> (ApiCall) -> Bool {
        { $0.method == write.method && $0.path.hasPrefix("/api/v2/organizations") }
    }

    /// Plays until the intent of the write waits to become durable.
    private func playToIntent(of write: Write, _ world: inout World) {
        for _ in 0..<500 {
            let isNext = world.unrecorded.first?.drafts.contains { draft in
                guard case .apiIntended(let intended) = draft.event else { return false }
                return intended.entity == .organization && intended.method == write.method.rawValue
            }
            if isNext == true { return }
            if world.unrecorded.isEmpty { world.answer() } else { world.recordNext() }
        }
        Issue.record("such an intent never came")
    }

    private func finish(_ write: Write, _ world: inout World) {
        world.run(write == .delete ? .rollback(to: 0) : .run)
        #expect(world.end == .finished)
        #expect(world.folded.target.openIntents.isEmpty)
        if write == .delete {
            #expect(world.account.liveCount == 0)
            #expect(world.violations + world.account.violations == [])
        } else {
            #expect(world.differencesFromDesired == [])
        }
    }

    @Test("dying before the intent is durable leaves the write pending as before", arguments: Write.allCases)
    func beforeIntent(write: Write) {
        var world = world(before: write)
        playToIntent(of: write, &world)
        world.crash()
        finish(write, &world)
        #expect(world.calls(write.method, "organizations").count == 1)
        #expect(world.events(ApiSettled.self).isEmpty)
    }

    @Test("dying between intent and call settles as absent, and the write is sent once", arguments: Write.allCases)
    func beforeCall(write: Write) {
        var world = world(before: write)
        playToIntent(of: write, &world)
        world.recordNext(isTold: false)
        world.crash()
        #expect(world.folded.target.openIntents.count == 1)
        finish(write, &world)
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.absent])
        #expect(world.calls(write.method, "organizations").count == 1)
    }

    @Test("dying with a write on its way that never arrives sends it again, once", arguments: Write.allCases)
    func neverArrived(write: Write) {
        var world = world(before: write)
        world.play(until: isWrite(write))
        world.crash()
        finish(write, &world)
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.absent])
        #expect(world.calls(write.method, "organizations").count == 2)
    }

    @Test(
        "dying with a write on its way that takes effect adopts it and sends nothing again",
        arguments: Write.allCases
    )
    func arrived(write: Write) {
        var world = world(before: write)
        world.play(until: isWrite(write))
        _ = world.account.answer(world.out[0].call)
        world.crash()
        finish(write, &world)
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.found])
        #expect(world.calls(write.method, "organizations").count == 1)
        #expect(world.events(DiffFound.self).isEmpty)
    }

    @Test("dying with an answer that is not durable yet adopts the write", arguments: Write.allCases)
    func answerNotDurable(write: Write) {
        var world = world(before: write)
        world.play(until: isWrite(write))
        world.answer()
        #expect(world.unrecorded.count == 1)
        world.crash()
        finish(write, &world)
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.found])
        #expect(world.calls(write.method, "organizations").count == 1)
    }

    @Test("dying after the outcome is durable settles nothing", arguments: Write.allCases)
    func outcomeDurable(write: Write) {
        var world = world(before: write)
        world.play(until: isWrite(write))
        world.answer()
        world.recordNext(isTold: false)
        world.crash()
        finish(write, &world)
        #expect(world.events(ApiSettled.self).isEmpty)
        #expect(world.calls(write.method, "organizations").count == 1)
    }

    @Test("the verdict itself may be lost: the next run settles again") func settlingInterrupted() {
        var world = world(before: .create)
        world.play(until: isWrite(.create))
        _ = world.account.answer(world.out[0].call)
        world.crash()
        world.start()
        world.play { $0.method == .get }
        world.answer()
        world.crash()
        finish(.create, &world)
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.found])
        #expect(world.calls(.post, "organizations").count == 1)
    }

    @Test(
        "leads, notes, activities and foundations are found again by their own marks",
        arguments: [
            SmallFirm.pipeline, SmallFirm.closed, SmallFirm.colour, SmallFirm.court, SmallFirm.ann, SmallFirm.sale,
            SmallFirm.prospect, SmallFirm.letter, SmallFirm.hearing,
        ]
    )
    func everyKind(reference: RecordReference) {
        var settings = World.Settings()
        settings.inFlightLimit = 1
        var world = World(SmallFirm.records(), settings: settings)
        world.start()
        while world.unrecorded.first.map({ intends(reference, $0.drafts) }) != true {
            if world.unrecorded.isEmpty { world.answer() } else { world.recordNext() }
        }
        world.recordNext()
        _ = world.account.answer(world.out[0].call)
        world.crash()
        finish(.create, &world)
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.found])
    }

    @Test("a request of a process that died may still arrive: the next one waits its grace from its own beginning")
    func lateAfterDeath() {
        var world = world(before: .create)
        world.play(until: isWrite(.create))
        world.now = world.now.adding(milliseconds: world.settings.graceMilliseconds - 1)
        let call = world.out[0].call
        world.crash()
        let arrival = world.now.adding(milliseconds: world.settings.graceMilliseconds - 1)
        world.late.append(World.Late(call: call, at: arrival))
        finish(.create, &world)
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.found])
        #expect(world.calls(.post, "organizations").count == 1)
    }

    private func intends(_ reference: RecordReference, _ drafts: [DraftEvent]) -> Bool {
        drafts.contains { draft in
            guard case .apiIntended(let intended) = draft.event else { return false }
            return intended.entity == reference.entity && intended.key == reference.key
        }
    }
}
