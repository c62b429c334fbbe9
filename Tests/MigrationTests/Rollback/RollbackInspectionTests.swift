import CanonicalJSON
import Testing

@testable import Migration

/// Given what a migration made, what the account shows after a rollback is judged record by record.
@Suite struct RollbackInspectionTests {
    /// A document and its Deal, both created from event 0 on.
    private var target: TargetState {
        var target = TargetState()
        for (sequence, entity, key) in [(0, TargetEntity.deal, "CMCLIENT/1"), (2, .file, "CMDOCMGT/5")] {
            let intended = ApiIntended(
                operation: .create,
                method: "POST",
                path: "/",
                entity: entity,
                key: key,
                id: nil,
                body: "{}",
                undoes: nil
            )
            let landed = ApiLanded(
                operation: .create,
                id: "7",
                tokens: 1,
                image: ImageDigest(""),
                options: [],
                keyString: nil
            )
            target.apply(recorded(UInt64(sequence), .apiIntended(intended), cause: nil))
            target.apply(recorded(UInt64(sequence) + 1, .apiLanded(landed), cause: UInt64(sequence)))
        }
        return target
    }

    private func recorded(_ sequence: UInt64, _ event: Event, cause: UInt64?) -> RecordedEvent {
        RecordedEvent(
            sequence: sequence,
            at: Timestamp(milliseconds: 0),
            event: event,
            actor: "Olive",
            run: "run-1",
            cause: cause
        )
    }

    private func judged(_ records: [(JSON, TargetEntity)]) -> RollbackProved {
        var inspection = RollbackInspection(target: target, point: 0, kept: [])
        for (record, entity) in records { inspection.note(record, entity: entity) }
        return inspection.proved(before: nil) { String(decoding: $0, as: UTF8.self) }
    }

    @Test("a document that is still there remains, like any other record; a deleted one is gone")
    func documents() {
        #expect(RollbackInspection(target: target, point: 0, kept: []).hasFiles)
        #expect(!RollbackInspection(target: TargetState(), point: 0, kept: []).hasFiles)
        let there = judged([(["id": 7, "active_flag": true], .file)])
        #expect(there.gone == 1 && there.remaining == ["file 7 CMDOCMGT/5"])
        let deleted = judged([(["id": 7, "active_flag": false], .file)])
        #expect(deleted.gone == 2 && deleted.remaining.isEmpty)
    }

    @Test("the fingerprint, which was taken without files before the run, is compared without them") func fingerprint()
    {
        let organization: (JSON, TargetEntity) = (["id": 3, "update_time": "2026-11-20T10:00:00Z"], .organization)
        let without = judged([organization])
        #expect(without.fingerprintAfter == judged([organization, (["id": 9], .file)]).fingerprintAfter)
        #expect(!without.fingerprintAfter.isEmpty)
    }
}
