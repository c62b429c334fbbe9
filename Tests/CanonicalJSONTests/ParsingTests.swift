import Testing

@testable import CanonicalJSON

/// What is read, and what is refused at which byte.
@Suite struct ParsingTests {
    @Test(
        "numbers are taken verbatim and never through floating point",
        arguments: [
            "120.50", "1e3", "1E-7", "0.1", "-0", "-0.0", "9223372036854775808", "-9223372036854775809", "1e400",
            "3.141592653589793238462643383279",
        ]
    )
    func decimals(lexeme: String) throws {
        #expect(try JSON(parsing: lexeme) == .decimal(lexeme))
    }

    @Test("integers of 64 bits are integers") func integers() throws {
        for value in [0, 1, -1, Int64.max, Int64.min] { #expect(try JSON(parsing: String(value)) == .integer(value)) }
    }

    @Test("white space is allowed between all parts and nowhere else") func whiteSpace() throws {
        let text = " \t\r\n{ \"a\" : [ 1 , { } , [ ] ] , \"b\" : null } \n"
        #expect(try JSON(parsing: text) == ["a": [1, [:], []], "b": nil])
        #expect(throws: JSONError.trailingBytes(at: 2)) { try JSON(parsing: "1 2") }
        #expect(throws: JSONError.unexpectedByte(at: 0)) { try JSON(parsing: "\u{A0}1") }
    }

    @Test("every escape is read, surrogate pairs as one scalar") func escapes() throws {
        #expect(
            try JSON(parsing: #""\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\ude00\uFFFF""#)
                == "\"\\/\u{8}\u{c}\n\r\tAé€😀\u{ffff}"
        )
    }

    @Test(
        "half a surrogate pair is no text",
        arguments: [
            #""\ud83d""#, #""\ude00""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ud83d\ud83d""#, #""\ud83d\u0041""#,
            #""\ude00\ud83d""#,
        ]
    )
    func loneSurrogates(text: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: text) }
        #expect(throws: JSONError.self) { try JSON(parsing: "{\(text):1}") }
    }

    @Test(
        "bytes that are no UTF-8 are no text",
        arguments: [
            [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82],
        ] as [[UInt8]]
    )
    func invalidText(bytes: [UInt8]) {
        #expect(throws: JSONError.invalidText(at: 1)) { try JSON(parsing: [0x22] + bytes + [0x22]) }
        #expect(throws: JSONError.invalidText(at: 1)) { try JSON(parsing: [0x22] + bytes + Array(#"\n""#.utf8)) }
    }

    @Test("a repeated member is refused where it stands, however it is written") func duplicates() {
        #expect(throws: JSONError.duplicateMember(at: 7)) { try JSON(parsing: #"{"a":1,"a":1}"#) }
        #expect(throws: JSONError.duplicateMember(at: 7)) { try JSON(parsing: #"{"a":1,"\u0061":2}"#) }
        #expect(throws: JSONError.duplicateMember(at: 16)) { try JSON(parsing: #"[{"b":{"a":1},  "b":2}]"#) }
    }

    @Test("anything after the value is refused where it begins") func trailing() {
        #expect(throws: JSONError.trailingBytes(at: 2)) { try JSON(parsing: "{}{}") }
        #expect(throws: JSONError.trailingBytes(at: 4)) { try JSON(parsing: "nullx") }
        #expect(throws: JSONError.trailingBytes(at: 3)) { try JSON(parsing: "[] \u{0}") }
    }

    @Test("128 levels are read, one more is refused instead of exhausting the stack") func depth() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(try JSON(parsing: nested(128)).canonicalText == nested(128))
        #expect(throws: JSONError.tooDeep(at: 128)) { try JSON(parsing: nested(129)) }
        #expect(throws: JSONError.tooDeep(at: 128)) { try JSON(parsing: String(repeating: "[", count: 1_000_000)) }
        let objects = String(repeating: #"{"a":"#, count: 100_000)
        #expect(throws: JSONError.tooDeep(at: 640)) { try JSON(parsing: objects) }
    }

    @Test(
        "a text that ends too early says so",
        arguments: [
            "", " ", "[", "[1", "[1,", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "\"", "\"\\", "\"\\u12", "t",
            "tru",
            "-", "1.", "1e", "1e+",
        ]
    )
    func tooShort(text: String) {
        #expect(throws: JSONError.unexpectedEnd(at: text.utf8.count)) { try JSON(parsing: text) }
    }

    @Test(
        "what is no JSON is refused",
        arguments: [
            "[,]", "[1,]", "{,}", "{\"a\":1,}", "{a:1}", "{1:1}", "{\"a\" 1}", "[1 2]", "01", "-01", "+1", ".5", "1.x",
            "0x1",
            "1ex", "truE", "nul!", "NaN", "Infinity", "'a'", "\"\\x\"", "\"\\u+123\"", "\"\\u12g4\"", "/**/1", "]", "}",
            "\u{FEFF}1",
        ]
    )
    func noJSON(text: String) { #expect(throws: JSONError.self) { try JSON(parsing: text) } }

    @Test("control characters inside a string are refused where they stand") func controls() {
        #expect(throws: JSONError.invalidText(at: 2)) { try JSON(parsing: "\"a\n\"") }
        #expect(throws: JSONError.invalidText(at: 3)) { try JSON(parsing: "\"\\n\u{1}\"") }
    }

    @Test("each error tells its byte") func messages() {
        let errors: [JSONError] = [
            .unexpectedEnd(at: 4711), .unexpectedByte(at: 4711), .duplicateMember(at: 4711), .invalidText(at: 4711),
            .tooDeep(at: 4711), .trailingBytes(at: 4711),
        ]
        for error in errors { #expect(error.description.contains("4711")) }
    }

    @Test("bytes that are not stored in one piece are read all the same") func sliced() throws {
        let bytes = Array("xx[1,\"a\"]yy".utf8)
        #expect(try JSON(parsing: bytes[2..<9]) == [1, "a"])
        #expect(try JSON(parsing: Array(bytes[2..<9].reversed()).reversed()) == [1, "a"])
    }
}
