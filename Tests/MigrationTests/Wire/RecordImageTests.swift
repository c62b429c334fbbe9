import CanonicalJSON
import Testing

@testable import Migration

/// The lasting content of a record, and numbers compared by value.
@Suite struct RecordImageTests {
    private func content(_ text: String) throws -> String {
        RecordImage.content(of: try JSON(parsing: text)).canonicalText
    }

    @Test("stamps, counters, copies of other records and everything unset are left out") func volatile() throws {
        #expect(
            try content(
                #"""
                {"id":1,"title":"A","update_time":"x","next_activity_id":4,"person":{"name":"B"},"lost_reason":null,
                "label_ids":[],"custom_fields":{"h1":null,"h2":{}},"origin":"API","add_time":"2026-01-01"}
                """#
            ) == #"{"add_time":"2026-01-01","id":1,"title":"A"}"#
        )
    }

    @Test("what a person enters is kept, at every depth") func lasting() throws {
        let text =
            #"{"custom_fields":{"h1":0,"h2":false,"h3":""},"emails":[{"primary":true,"value":"a@b.c"}],"value":0}"#
        #expect(try content(text) == text)
    }

    @Test("an address is what was typed, whatever the server makes of it") func address() throws {
        let typed = #"{"address":"1 Main St"}"#
        #expect(try content(#"{"address":{"value":"1 Main St"}}"#) == typed)
        #expect(try content(#"{"address":{"value":"1 Main St","locality":"York","route":null}}"#) == typed)
        #expect(
            try content(#"{"custom_fields":{"h1":{"value":"1 Main St","formatted_address":"1 Main Street"}}}"#)
                == #"{"custom_fields":{"h1":"1 Main St"}}"#
        )
        #expect(try content(#"{"value":{"value":5,"currency":"EUR"}}"#) == #"{"value":{"currency":"EUR","value":5}}"#)
    }

    @Test(
        "one number has one form",
        arguments: [
            ("1250.50", "1250.5"), ("1250.00", "1250"), ("1250", "1250"), ("0.10", "0.1"), ("-0.0", "0"), ("-0", "0"),
            ("1e3", "1000"), ("1E+3", "1000"), ("1.25e1", "12.5"), ("125e-2", "1.25"), ("5e-3", "0.005"),
            ("-1.50", "-1.5"),
            ("1e-30", "0.000000000000000000000000000001"), ("1e31", "1e31"), ("100e-2", "1"), ("0e5", "0"),
            ("123456789012345678901234567890.10", "123456789012345678901234567890.1"),
        ]
    )
    func numbers(lexeme: String, canonical: String) {
        #expect(NumberText.canonical(lexeme) == canonical)
        #expect(NumberText.canonical(canonical) == canonical)
    }

    @Test("120, 120.0 and 120.00 give one image") func sameNumber() throws {
        #expect(try content(#"{"value":120}"#) == content(#"{"value":120.00}"#))
        #expect(try content(#"{"value":120}"#) != content(#"{"value":120.01}"#))
    }
}
