import Testing

@testable import Migration

@Suite struct PlannedRoomTests {
    @Test(
        "a plan makes room and changes nothing else, whatever numbers it states",
        arguments: [
            ["create.deal": 12, "update.person": 3], ["create.deal": Int.max, "create.note": .max], ["x": -7], [:],
        ]
    )
    func plan(changes: [String: Int]) {
        var target = TargetState()
        let plan = PlanMade(kind: "run", digest: "d", changes: changes, tokens: 0)
        target.apply(
            RecordedEvent(
                sequence: 1_000,
                at: Timestamp(milliseconds: 0),
                event: .planMade(plan),
                actor: "ann",
                run: "run-1",
                cause: nil
            )
        )
        #expect(target == TargetState())
        #expect(target.landedWrites.capacity < 3_000)
    }
}
