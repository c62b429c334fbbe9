import CanonicalJSON

@testable import Migration

extension Story {
    mutating func check() {
        for index in 12...14 {
            tell(
                .diffFound(
                    DiffFound(
                        scope: "full",
                        entity: .person,
                        key: "CMRELATE/Contact \(index)",
                        field: "phones",
                        source: "(312) 555-01\(index)",
                        expected: "+131255501\(index)",
                        actual: "+1 312 555 01\(index)",
                        verdict: "different",
                        reason: "changed in Pipedrive since"
                    )
                ),
                by: "convey"
            )
        }
        tell(
            .diffClean(DiffClean(scope: "full", entity: .deal, records: 119, equal: 951, normalised: 12)),
            by: "convey"
        )
        tell(
            .reconcileFinished(
                ReconcileFinished(checked: 1120, missing: 0, misaligned: 3, extra: 0, entities: .object([:]))
            ),
            by: "convey"
        )
    }

    mutating func rollBack() {
        run = "run-3"
        let landed = events.filter { if case .apiLanded = $0.event { true } else { false } }
        var inverses: [String: Int] = [:]
        for event in events {
            if case .apiIntended(let intent) = event.event, !intent.key.isEmpty {
                inverses["\(intent.entity.rawValue) delete", default: 0] += 1
            }
        }
        tell(
            .rollbackStarted(
                RollbackStarted(to: "before-run", size: 1400, inverses: inverses, tokens: 3456)
            )
        )
        for event in landed.reversed() {
            guard let cause = event.cause, case .apiIntended(let intent) = events[Int(cause)].event,
                case .apiLanded(let outcome) = event.event
            else { continue }
            if intent.key == "CMRELATE/Contact 12" {
                let kept = RollbackKept(
                    entity: .person,
                    key: intent.key,
                    id: outcome.id,
                    reason: "changed",
                    fields: ["phones"]
                )
                tell(.rollbackKept(kept), by: "convey")
            } else {
                land(.delete, intent.entity, intent.key, id: outcome.id, undoes: cause, tokens: 3)
            }
        }
        proveRollBack(touched: landed.count)
        run = ""
    }

    private mutating func proveRollBack(touched: Int) {
        tell(
            .rollbackProved(
                RollbackProved(
                    gone: touched - 1,
                    restored: 0,
                    kept: 1,
                    remaining: [],
                    fingerprintBefore: String(repeating: "0f", count: 32),
                    fingerprintAfter: String(repeating: "1e", count: 32),
                    isEqual: false
                )
            ),
            by: "convey"
        )
        tell(
            .rollbackFinished(
                RollbackFinished(
                    to: "before-run",
                    undone: touched - 1,
                    kept: 1,
                    failed: 0,
                    isProved: true,
                    tokens: 3400
                )
            ),
            by: "convey"
        )
    }
}
