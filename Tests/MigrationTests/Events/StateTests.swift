import CanonicalJSON
import Testing

@testable import Migration

/// What the events of one ledger fold to.
@Suite struct StateTests {
    private func fold(_ events: [(Event, UInt64?)], run: String = "run-1") -> MigrationState {
        var state = MigrationState()
        for (event, cause) in events {
            state.apply(
                RecordedEvent(
                    sequence: state.size,
                    at: World.noon,
                    event: event,
                    actor: "operator",
                    run: run,
                    cause: cause
                )
            )
        }
        return state
    }

    private func intent(_ operation: Operation, id: String? = nil, undoes: UInt64? = nil) -> Event {
        .apiIntended(
            ApiIntended(
                operation: operation,
                method: "POST",
                path: "/",
                entity: .deal,
                key: "CMCLIENT/1",
                id: id,
                body: "{}",
                undoes: undoes
            )
        )
    }

    private func landed(_ operation: Operation, _ id: String) -> Event {
        .apiLanded(ApiLanded(operation: operation, id: id, tokens: 5, image: "i", options: [], keyString: nil))
    }

    private func settled(_ operation: Operation, _ verdict: Verdict, id: String? = nil) -> Event {
        .apiSettled(
            ApiSettled(
                operation: operation,
                verdict: verdict,
                id: id,
                tokens: 1,
                image: "",
                options: [],
                keyString: nil
            )
        )
    }

    @Test("an intent is open until its outcome, and only the outcome that names it closes it") func openAndClosed() {
        let lost = Event.apiUnknown(ApiUnknown(operation: .create, reason: "timedOut", tokens: 5))
        #expect(fold([(intent(.create), nil)]).target.openIntents.keys.sorted() == [0])
        #expect(fold([(intent(.create), nil), (lost, 0)]).target.openIntents.keys.sorted() == [0])
        #expect(fold([(intent(.create), nil), (landed(.create, "7"), nil)]).target.openIntents.count == 1)
        #expect(fold([(intent(.create), nil), (settled(.create, .inconclusive), 0)]).target.openIntents.count == 1)
        #expect(fold([(intent(.create), nil), (settled(.create, .absent), 0)]).target.openIntents.isEmpty)
        let state = fold([(intent(.create), nil), (landed(.create, "7"), 0)])
        #expect(state.target.openIntents.isEmpty)
        #expect(state.target.crosswalk.id(of: RecordReference(.deal, "CMCLIENT/1")) == "7")
        #expect(state.target.tokensSpent == 5)
    }

    @Test("the floor of an intent is the highest id that had landed before it") func floor() {
        let state = fold([
            (intent(.create), nil), (landed(.create, "70"), 0), (intent(.delete, id: "70"), nil),
            (landed(.delete, "70"), 2), (intent(.create), nil),
        ])
        #expect(state.target.openIntents[4]?.floorID == 70)
        #expect(state.target.crosswalk.records.isEmpty)
    }

    @Test("a write that takes back another marks it as undone, adopted or not") func undone() {
        for outcome in [landed(.delete, "7"), settled(.delete, .found)] {
            let state = fold([
                (intent(.create), nil), (landed(.create, "7"), 0), (intent(.delete, id: "7", undoes: 0), nil),
                (outcome, 2),
            ])
            #expect(state.target.undone == [0])
            #expect(state.target.landedWrites.map(\.intent) == [0, 2])
            #expect(state.target.landedWrites.map(\.id) == ["7", "7"])
        }
    }

    @Test("a run without an end was killed; the next one has the next number") func brokenRun() {
        let started = Event.runStarted(
            RunStarted(kind: "run", companyID: 1, mapping: "", fingerprint: "", records: [:], existing: ["stage:1"])
        )
        let finished = Event.runFinished(
            RunFinished(kind: "run", landed: [:], failed: 0, unknown: 0, skipped: 0, tokens: 0)
        )
        #expect(fold([]).nextRunName == "run-1")
        #expect(fold([(started, nil)]).brokenRun?.name == "run-1")
        let state = fold([(started, nil), (finished, nil)])
        #expect(state.brokenRun == nil)
        #expect(state.nextRunName == "run-2")
        #expect(state.target.existing == ["stage:1"])
    }

    @Test("a later load replaces changed rows, drops vanished ones and keeps the order") func rows() {
        func register(_ digest: String) -> Event {
            .fileRegistered(
                FileRegistered(
                    file: .cost,
                    name: "CMCOST.CSV",
                    sha256: digest,
                    bytes: 1,
                    encoding: "utf-8",
                    delimiter: ",",
                    headerStyle: "ids",
                    columns: []
                )
            )
        }
        let completed = Event.fileCompleted(
            FileCompleted(
                file: .cost,
                records: 3,
                parsed: 3,
                rejected: 0,
                changed: 0,
                same: 0,
                vanished: 0,
                blankLines: 0
            )
        )
        let row = Event.rowParsed(RowParsed(file: .cost, line: 2, cells: []))
        let state = fold([
            (register("a"), nil), (row, nil), (row, nil), (row, nil), (completed, nil), (register("b"), nil),
            (.rowChanged(RowChanged(file: .cost, line: 2, cells: ["x"], previous: 1)), nil),
            (.rowVanished(RowVanished(file: .cost, key: "CMCOST/2", previous: 2)), nil), (row, nil), (completed, nil),
        ])
        #expect(state.source.files[.cost]?.rows == [6, 3, 8])
        #expect(state.source.files[.cost]?.isComplete == true)
    }

    @Test("a rollback that finds a record deleted forgets it, and only that one") func forgotten() {
        func kept(_ id: String, _ reason: KeptReason) -> Event {
            .rollbackKept(RollbackKept(entity: .deal, key: "CMCLIENT/1", id: id, reason: reason.rawValue, fields: []))
        }
        let made: [(Event, UInt64?)] = [(intent(.create), nil), (landed(.create, "7"), 0)]
        #expect(fold(made + [(kept("7", .alreadyDeleted), nil)]).target.crosswalk.records.isEmpty)
        #expect(fold(made + [(kept("8", .alreadyDeleted), nil)]).target.crosswalk.records.count == 1)
        #expect(fold(made + [(kept("7", .changed), nil)]).target.crosswalk.records.count == 1)
    }
}
