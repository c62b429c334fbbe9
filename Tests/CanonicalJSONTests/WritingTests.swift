import Testing

@testable import CanonicalJSON

/// The one way in which a value is written (RFC 8785).
@Suite struct WritingTests {
    @Test("members are sorted by UTF-16 code units, not by scalars or bytes") func order() {
        let value: JSON = [
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O With Diaeresis",
        ]
        #expect(
            value.canonicalText
                == "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\","
                + "\"\u{f6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20ac}\":\"Euro Sign\","
                + "\"\u{1f600}\":\"Emoji: Grinning Face\",\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}"
        )
    }

    @Test("a name stands before the names that it begins") func prefixOrder() {
        let value: JSON = ["ab": 1, "a": 2, "": 3, "B": 4]
        #expect(value.canonicalText == #"{"":3,"B":4,"a":2,"ab":1}"#)
    }

    @Test("only what must be escaped is escaped, in its shortest form") func escapes() {
        let all = String(String.UnicodeScalarView((0..<0x21).compactMap { Unicode.Scalar(UInt32($0)) }))
        #expect(
            JSON.string(all).canonicalText
                == #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012"#
                + #"\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f ""#
        )
        #expect(JSON.string("\"\\/\u{7f}é😀\u{2028}").canonicalText == "\"\\\"\\\\/\u{7f}é😀\u{2028}\"")
    }

    @Test("there is no white space, and empty values stay empty") func compact() {
        let value: JSON = ["b": [], "a": [:], "c": [1, nil, true, false, "x"]]
        #expect(value.canonicalText == #"{"a":{},"b":[],"c":[1,null,true,false,"x"]}"#)
    }

    @Test("integers are written in full, decimals as they came") func numbers() {
        let value: JSON = [.integer(.max), .integer(.min), 0, .decimal("120.50"), .decimal("1e3"), .decimal("-0")]
        #expect(value.canonicalText == "[9223372036854775807,-9223372036854775808,0,120.50,1e3,-0]")
    }

    @Test("a decimal is found at any depth") func containsDecimal() {
        #expect(JSON.decimal("1.0").containsDecimal)
        #expect(JSON.array([1, ["a": [.decimal("1.5")]]]).containsDecimal)
        #expect(!JSON.array([1, ["a": ["1.5", nil, true]]]).containsDecimal)
    }

    @Test("values give what they hold and nothing else") func accessors() {
        #expect(JSON.string("1").stringValue == "1")
        #expect(JSON.string("1").integerValue == nil)
        #expect(JSON.integer(1).numberText == "1")
        #expect(JSON.decimal("1.50").numberText == "1.50")
        #expect(JSON.string("1").numberText == nil)
        #expect(JSON.object(["a": 1])["a"] == 1)
        #expect(JSON.object(["a": 1])["b"] == nil)
        #expect(JSON.array([1])["a"] == nil)
        #expect(JSON.null.isNull)
    }
}
