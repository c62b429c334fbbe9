import CanonicalJSON
import Testing

@testable import Migration

/// Given an update that changes members which it does not name, it can be told whether anybody else was there.
@Suite struct LedMembersTests {
    private func digest(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Whether somebody else is found on a record that was `old` and is `now` after an update with `body`.
    private func isTouched(_ entity: TargetEntity, old: [String: JSON], body: [String: JSON], now: [String: JSON])
        -> Bool
    {
        let written = body.reduce(into: [:]) { $0[$1.key] = old[$1.key] ?? .null }
        let before = BeforeImage(
            image: ImageDigest(digest(RecordImage.content(of: .object(old)).canonicalBytes)),
            body: JSON.object(written).canonicalText
        )
        return Touch.isFound(on: .object(now), updatedBy: body, before: before, entity: entity, digest: digest)
    }

    @Test(
        "a new name of a person changes its parts, however the account splits it",
        arguments: [
            ["Ann", "Maria Archer"], ["Ann Maria", "Archer"], ["Ann Maria Archer", ""], ["", "Ann Maria Archer"],
        ]
    )
    func parts(split: [String]) {
        let old: [String: JSON] = [
            "name": "Ann Maria Archer", "first_name": split[0].isEmpty ? .null : .string(split[0]),
            "last_name": split[1].isEmpty ? .null : .string(split[1]),
        ]
        let now: [String: JSON] = ["name": "Ann Bell", "first_name": "Ann", "last_name": "Bell"]
        #expect(!isTouched(.person, old: old, body: ["name": "Ann Bell"], now: now))
        let edited = now.merging(["phones": [["value": "555 1"]]]) { $1 }
        #expect(isTouched(.person, old: old, body: ["name": "Ann Bell"], now: edited))
    }

    @Test("a new name of an organization changes nothing else", arguments: [true, false])
    func organization(isEdited: Bool) {
        let now: [String: JSON] = ["name": "Bank plc", "website": isEdited ? "https://example.com" : .null]
        #expect(isTouched(.organization, old: ["name": "Bank"], body: ["name": "Bank plc"], now: now) == isEdited)
    }

    @Test("a deal that an update closes has an end, which it had not before", arguments: [true, false])
    func closedDeal(isEdited: Bool) {
        var now: [String: JSON] = [
            "title": "Will", "status": "won", "won_time": "2026-01-02T00:00:00Z", "close_time": "2026-01-02T00:00:00Z",
        ]
        if isEdited { now["expected_close_date"] = "2027-01-31" }
        let old: [String: JSON] = ["title": "Will", "status": "open", "won_time": .null]
        #expect(isTouched(.deal, old: old, body: ["status": "won"], now: now) == isEdited)
    }

    @Test(
        "where nobody can tell what was led along, nobody is said to have been there",
        arguments: [
            (TargetEntity.deal, "status", JSON.string("won")), (.deal, "stage_id", 4), (.activity, "deal_id", 7),
            (.person, "first_name", "Ann"),
        ]
    )
    func unknown(entity: TargetEntity, member: String, value: JSON) {
        let now: [String: JSON] = [member: value, "title": "by somebody"]
        #expect(!isTouched(entity, old: [:], body: [member: value], now: now))
    }
}
