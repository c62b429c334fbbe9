import CanonicalJSON
import Testing

@testable import Migration

/// The source key inside texts and records.
@Suite struct MarkerTests {
    private static let keys = [
        "CMCLIENT/110.01", "CMRELATE/Baker & Sons", "CMRELATE/<b>A</b>", "CMRELATE/a > b & c < d", "CMRELATE/&amp;",
        "CMRELATE/&lt;p&gt;", "CMRELATE/O'Neil \"Bob\"", "CMRELATE/Größe 😀", "CMRELATE/Source: x", "CMRELATE/&\u{301}x",
        "CMJRNL/110.01/2024-01-01/09:00/1", "CMRELATE/a  b",
    ]

    @Test("the key of a line is read back, whatever signs it has", arguments: keys) func roundTrip(key: String) {
        #expect(Marker.key(inText: Marker.line(for: key)) == key)
        #expect(Marker.unescaped(Marker.escaped(key)) == key)
    }

    @Test("the line is HTML with the signs of mark-up escaped") func line() {
        #expect(Marker.line(for: "A & <B>") == "<p>Source: A &amp; &lt;B&gt;</p>")
    }

    @Test("only the last line counts, and what follows it is no part of it") func lastLine() {
        #expect(Marker.key(inText: "<p>Source: CMJRNL/1</p><p>Source: CMJRNL/2</p>") == "CMJRNL/2")
        #expect(Marker.key(inText: "He named his Source: the press.<br><p>Source: CMJRNL/2</p>\n") == "CMJRNL/2")
        #expect(Marker.key(inText: "no line") == nil)
        #expect(Marker.key(inText: "<p>He named his Source: the press.</p>") == nil)
        #expect(Marker.key(inText: "Source:CMJRNL/2") == nil)
        #expect(Marker.key(inText: "") == nil)
    }

    @Test(
        "a server that rewrites the HTML leaves the key readable",
        arguments: [
            "<div>Source: CMRELATE/O&#39;Neil &amp; &quot;Bob&quot;</div>",
            "Source: CMRELATE/O'Neil &amp; \"Bob\"", "Source: CMRELATE/O'Neil &amp; \"Bob\"\nmore",
            "Source: CMRELATE/O'Neil &amp; \"Bob\"\r\nmore",
            "<P class=\"x\">Source: CMRELATE/O'Neil&nbsp;& \"Bob\"<br/></P>",
        ]
    )
    func sanitised(text: String) { #expect(Marker.key(inText: text) == "CMRELATE/O'Neil & \"Bob\"") }

    @Test("each kind carries its key where that kind can") func places() {
        let custom: JSON = ["custom_fields": ["h1": "K1"], "h1": "K2", "content": "Source: K3", "note": "Source: K4"]
        for entity in [TargetEntity.organization, .person, .deal] {
            #expect(Marker.key(in: custom, entity: entity, sourceKeyField: "h1") == "K1")
            #expect(Marker.key(in: custom, entity: entity, sourceKeyField: nil) == nil)
            #expect(Marker.key(in: custom, entity: entity, sourceKeyField: "h2") == nil)
        }
        #expect(Marker.key(in: custom, entity: .lead, sourceKeyField: "h1") == "K2")
        #expect(Marker.key(in: custom, entity: .note, sourceKeyField: nil) == "K3")
        #expect(Marker.key(in: custom, entity: .activity, sourceKeyField: nil) == "K4")
        for entity in [TargetEntity.pipeline, .stage, .field, .activityType, .file] {
            #expect(Marker.key(in: custom, entity: entity, sourceKeyField: "h1") == nil)
        }
    }

    @Test("leads share the field of the deals") func leads() {
        #expect(FieldKey.sourceKey(of: .lead) == FieldKey.sourceKey(of: .deal))
        #expect(FieldKey.sourceKey(of: .person).reference.key == "field/person/Source_Key__c")
        #expect(FieldKey("field/deal/a/b") == FieldKey(entity: .deal, name: "a/b"))
        #expect(FieldKey("field/deal") == nil)
        #expect(FieldKey("other/deal/a") == nil)
        #expect(FieldKey("field/matter/a") == nil)
    }
}
