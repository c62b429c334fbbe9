import CanonicalJSON
import Testing

@testable import Migration

/// Payloads of older versions, as ledgers hold them for ever.
@Suite struct UpcastTests {
    @Test("a type's version is one more than the steps that lead to it", arguments: EventExamples.all)
    func versions(event: Event) {
        #expect(event.version == Upcasts.steps[event.type, default: []].count + 1)
    }

    @Test(
        "a rejected row of version 1 is read with the code that stood in front of its reason",
        arguments: [
            (
                "cell count: the record has 3 cells where the header has 4", "cell count",
                "the record has 3 cells where the header has 4"
            ),
            ("footer: the record is a footer: not a record", "footer", "the record is a footer: not a record"),
            ("no colon here", "other", "no colon here"),
        ]
    )
    func rejectedRow(old: String, code: String, reason: String) throws {
        let json: JSON = ["file": "CMFEES", "line": 9, "raw": "AP8=", "reason": .string(old)]
        let read = try Event(type: RowRejected.type, version: 1, json: json)
        #expect(read == .rowRejected(RowRejected(file: .fee, line: 9, code: code, reason: reason, raw: "AP8=")))
    }

    @Test("an old payload that lacks a member is refused by that member's name") func missing() {
        #expect(throws: PayloadError.member(type: RowRejected.type, name: "code")) {
            try Event(type: RowRejected.type, version: 1, json: ["file": "CMFEES", "line": 9, "raw": ""])
        }
        #expect(throws: PayloadError.notAnObject(type: RowRejected.type)) {
            try Event(type: RowRejected.type, version: 1, json: "text")
        }
    }
}
