import CanonicalJSON
import Migration

/// Events of a test in order: each gets the next sequence number and a time one second later.
struct Given {
    private(set) var events: [RecordedEvent] = []
    var run = ""

    @discardableResult
    mutating func add(_ event: Event, cause: UInt64? = nil, by actor: String = "ann") -> UInt64 {
        let sequence = UInt64(events.count)
        let at = Timestamp(milliseconds: Int64(sequence) * 1000)
        events.append(
            RecordedEvent(sequence: sequence, at: at, event: event, actor: actor, run: run, cause: cause)
        )
        return sequence
    }

    /// A plan and the start of its run; the start's own counts are the account's, not the plan's.
    mutating func start(_ name: String, kind: String = "run", planned: [String: Int] = [:], tokens: Int = 0) {
        run = name
        if kind != "rollback" {
            add(.planMade(PlanMade(kind: kind, digest: "d", changes: planned, tokens: tokens)))
        }
        add(
            .runStarted(
                RunStarted(
                    kind: kind,
                    companyID: 1,
                    mapping: "m",
                    fingerprint: "f",
                    records: ["deal": 77, "person": 77],
                    existing: []
                )
            )
        )
    }

    mutating func finish(withheld: [WithheldRecord] = []) {
        add(
            .runFinished(
                RunFinished(
                    kind: "run",
                    landed: [:],
                    failed: 0,
                    unknown: 0,
                    skipped: withheld.count,
                    tokens: 0,
                    withheld: withheld
                )
            )
        )
    }

    mutating func intend(
        _ entity: TargetEntity,
        _ key: String,
        _ operation: Operation = .create,
        id: String? = nil,
        body: String? = nil,
        undoes: UInt64? = nil
    ) -> UInt64 {
        add(
            .apiIntended(
                ApiIntended(
                    operation: operation,
                    method: "POST",
                    path: "/",
                    entity: entity,
                    key: key,
                    id: id,
                    body: body,
                    undoes: undoes
                )
            )
        )
    }

    mutating func land(_ cause: UInt64, _ operation: Operation = .create, id: String = "7", keyString: String? = nil) {
        let landed = ApiLanded(operation: operation, id: id, tokens: 5, image: "", options: [], keyString: keyString)
        add(.apiLanded(landed), cause: cause)
    }

    mutating func refuse(_ cause: UInt64, status: Int) {
        add(
            .apiRefused(ApiRefused(operation: .create, status: status, code: "c", message: "no", tokens: 5)),
            cause: cause
        )
    }

    mutating func lose(_ cause: UInt64) {
        add(.apiUnknown(ApiUnknown(operation: .create, reason: "timed out", tokens: 0)), cause: cause)
    }

    mutating func settle(_ cause: UInt64, _ verdict: Verdict) {
        let settled = ApiSettled(
            operation: .create,
            verdict: verdict,
            id: verdict == .found ? "7" : nil,
            tokens: 2,
            image: "",
            options: [],
            keyString: nil
        )
        add(.apiSettled(settled), cause: cause)
    }
}
