import CanonicalJSON
import Testing

@testable import Migration

/// What reading the whole account tells before and after a rollback.
@Suite struct AccountReadingTests {
    private func crosswalk() -> Crosswalk {
        var crosswalk = Crosswalk()
        let own: [(RecordReference, String, String?)] = [
            (SmallFirm.pipeline, "1", nil), (SmallFirm.open, "2", nil), (SmallFirm.colour, "hash1", nil),
            (SmallFirm.court, "3", "court"), (SmallFirm.bank, "4", nil), (SmallFirm.ann, "5", nil),
            (SmallFirm.sale, "6", nil),
        ]
        for (reference, id, keyString) in own {
            crosswalk.add(reference, LandedRecord(id: id, created: 0, image: "", options: [], keyString: keyString))
        }
        return crosswalk
    }

    private func used(_ record: JSON, _ entity: TargetEntity) -> [RecordReference] {
        var uses = ForeignUse(crosswalk: crosswalk())
        uses.note(record, entity: entity)
        return uses.uses.keys.sorted()
    }

    @Test("a foreign record protects everything of ours that it refers to") func foreignLinks() {
        let deal: JSON = [
            "id": 90, "person_id": 5, "org_id": 4, "stage_id": 2, "pipeline_id": 1,
            "custom_fields": ["hash1": 7, "x": 1],
        ]
        #expect(
            used(deal, .deal) == [SmallFirm.pipeline, SmallFirm.open, SmallFirm.colour, SmallFirm.bank, SmallFirm.ann]
        )
        let activity: JSON = ["id": 91, "deal_id": 6, "type": "court", "participants": [["person_id": 5]]]
        #expect(used(activity, .activity) == [SmallFirm.court, SmallFirm.ann, SmallFirm.sale])
    }

    @Test("our own records, deleted ones, unset fields and foreign parents protect nothing") func noUse() {
        #expect(used(["id": 6, "person_id": 5], .deal).isEmpty)
        #expect(used(["id": 90, "person_id": 5, "is_deleted": true], .deal).isEmpty)
        #expect(used(["id": 90, "person_id": 55, "org_id": .null], .deal).isEmpty)
        #expect(used(["id": 90, "custom_fields": ["hash1": .null]], .deal).isEmpty)
    }

    @Test("two readings of one account give one text, in whatever order the lists come") func fingerprint() {
        let records: [(JSON, TargetEntity)] = [
            (["id": 1, "update_time": "a"], .deal), (["id": 2, "update_time": "b"], .deal), (["id": 3], .stage),
            (["field_code": "h"], .field), (["id": 9, "is_deleted": true], .deal),
        ]
        var first = AccountFingerprint()
        var second = AccountFingerprint()
        for (record, entity) in records { first.note(record, entity: entity) }
        for (record, entity) in records.reversed() { second.note(record, entity: entity) }
        #expect(first.text == second.text)
        #expect(first.counts == ["deal": 2, "stage": 1, "field": 1])
        #expect(first.foundations == ["field:h", "stage:3"])
        second.note(["id": 1, "update_time": "c"], entity: .deal)
        #expect(first.text != second.text)
    }

    @Test("a foundation that only moved in time gives the same text") func foundations() {
        var first = AccountFingerprint()
        var second = AccountFingerprint()
        first.note(["id": 3, "update_time": "a"], entity: .stage)
        second.note(["id": 3, "update_time": "b"], entity: .stage)
        #expect(first.text == second.text)
    }
}
