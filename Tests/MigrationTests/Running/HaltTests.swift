import CanonicalJSON
import Testing

@testable import Migration

/// Ctrl-C at every step of a run.
@Suite struct HaltTests {
    /// Halts after that many steps, answers what is on its way, and looks at what the run leaves.
    private func halt(after steps: Int, _ world: inout World, _ fault: (ApiCall) -> Fault) -> Bool {
        for _ in 0..<steps where world.end == nil {
            if !world.unrecorded.isEmpty {
                world.recordNext()
            } else if let first = world.out.first {
                world.answer(0, fault(first.call))
            } else {
                world.sleep()
            }
        }
        guard world.end == nil else { return false }
        let intended =
            world.events(ApiIntended.self).count
            + world.unrecorded.flatMap(\.drafts).count { draft in
                if case .apiIntended = draft.event { true } else { false }
            }
        let reads = world.sent.count { $0.call.method == .get }
        let now = world.now
        world.signal(.halt)
        world.play()
        #expect(world.now == now, "step \(steps): a halt waits for no time")
        #expect(world.events(ApiIntended.self).count == intended, "step \(steps): nothing new is intended")
        #expect(world.sent.count { $0.call.method == .get } == reads, "step \(steps): nothing new is read")
        #expect(world.violations == [], "step \(steps)")
        return true
    }

    @Test("in every phase: what is on its way is answered, nothing else is sent, the run is interrupted")
    func everyStep() {
        for steps in 0..<400 {
            var world = World(SmallFirm.records())
            world.start()
            guard halt(after: steps, &world, { _ in .none }) else {
                #expect(steps > 30)
                return
            }
            if world.end == .finished { continue }
            #expect(world.end == .interrupted)
            #expect(world.events(RunInterrupted.self).last?.cause == "interrupted")
            #expect(world.folded.target.openIntents.isEmpty)
            world.run()
            #expect(world.differencesFromDesired == [])
        }
        Issue.record("the run never ended before its halt")
    }

    @Test("with losses on the way the next run settles them") func everyStepWithLosses() {
        for steps in 0..<600 {
            var world = World(SmallFirm.records())
            var count = 0
            world.start()
            let fault: (ApiCall) -> Fault = { call in
                guard call.method != .get else { return .none }
                count += 1
                return count % 4 == 0 ? .lostAfter : .none
            }
            guard halt(after: steps, &world, fault) else { return }
            world.run()
            #expect(world.differencesFromDesired == [], "step \(steps)")
        }
        Issue.record("the run never ended before its halt")
    }

    @Test("updates and deletes that were only read are not written") func afterReading() {
        for steps in 0..<400 {
            var world = World(SmallFirm.records())
            world.run()
            world.start(.rollback(to: 0))
            guard halt(after: steps, &world, { _ in .none }) else { return }
            world.run(.rollback(to: 0))
            #expect(world.account.liveCount == 0)
        }
        Issue.record("the rollback never ended before its halt")
    }

    @Test("a halt before the run begins ends it without a call") func beforeBegin() {
        var world = World(SmallFirm.records())
        world.start()
        world.signal(.halt)
        world.play()
        #expect(world.end == .interrupted)
        #expect(world.sent.isEmpty)
    }
}
