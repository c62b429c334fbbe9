import TestSupport
import Testing

@testable import CanonicalJSON

/// The check of canonical form, and the object that is read in place by means of it.
@Suite struct CanonicalTextTests {
    private func problem(_ bytes: [UInt8]) -> CanonicalError? {
        bytes.withUnsafeBufferPointer { CanonicalText.problem(in: $0) }
    }

    @Test(
        "canonical JSON passes, and is what the writer writes",
        arguments: [
            "{}", "[]", "{\"a\":1,\"b\":[true,false,null,-5,0]}", "9007199254740991", "-9007199254740991",
            "\"\\n\\t\\b\\f\\r\\\\\\\"\"", "\"\\u001f\\u0000\\u000b\"", "\"\u{7f}\u{2028}\"",
            "{\"\u{1F600}\":1,\"\u{FB33}\":2}", "{\"\\n\":1,\" \":2}", "{\"a\":1,\"aa\":2}",
        ]
    )
    func passes(text: String) throws {
        let bytes = Array(text.utf8)
        #expect(problem(bytes) == nil)
        #expect(try JSON(parsing: bytes).canonicalBytes == bytes)
    }

    @Test(
        "each way not to be canonical is named with its place",
        arguments: [
            ("{ }", .whiteSpace(at: 1)), ("[1, 2]", .whiteSpace(at: 3)), ("{} ", .whiteSpace(at: 2)),
            ("{\"b\":1,\"a\":1}", .memberOutOfOrder(at: 8)), ("{\"aa\":2,\"a\":1}", .memberOutOfOrder(at: 9)),
            ("{\" \":2,\"\\n\":1}", .memberOutOfOrder(at: 8)),
            ("{\"\u{FB33}\":2,\"\u{1F600}\":1}", .memberOutOfOrder(at: 10)),
            ("{\"a\":1,\"a\":1}", .repeatedMember(at: 8)), ("{\"\u{e9}\":1,\"\u{e9}\":1}", .repeatedMember(at: 9)),
            ("01", .wrongNumber(at: 1)), ("-0", .wrongNumber(at: 0)), ("9007199254740992", .wrongNumber(at: 0)),
            ("1.0", .wrongNumber(at: 1)), ("1e3", .wrongNumber(at: 1)), ("+1", .wrongNumber(at: 0)),
            ("\"\\u001F\"", .wrongEscape(at: 1)), ("\"\\u000a\"", .wrongEscape(at: 1)),
            ("\"\\u0041\"", .wrongEscape(at: 1)), ("\"\\/\"", .wrongEscape(at: 1)),
            ("\"a\nb\"", .bareControl(at: 2)), ("", .unexpectedEnd(at: 0)), ("\"\u{e9}", .unexpectedEnd(at: 3)),
            ("tru", .unexpectedEnd(at: 3)), ("{\"a\"}", .unexpectedByte(at: 4)), ("[1,]", .unexpectedByte(at: 3)),
            ("{\"a\":1}x", .trailingBytes(at: 7)), ("[1}", .unexpectedByte(at: 2)),
        ] as [(String, CanonicalError)]
    )
    func refuses(text: String, expected: CanonicalError) {
        #expect(problem(Array(text.utf8)) == expected)
    }

    @Test("text that is not UTF-8 does not pass") func invalidText() {
        for bytes: [UInt8] in [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE9], [0x80]] {
            #expect(problem([0x22] + bytes + [0x22]) == .notUTF8(at: 1))
        }
    }

    @Test("128 levels pass, one more is too deep") func depth() {
        func nested(_ levels: Int) -> [UInt8] {
            Array(String(repeating: "[", count: levels).utf8) + Array(String(repeating: "]", count: levels).utf8)
        }
        #expect(problem(nested(128)) == nil)
        #expect(problem(nested(129)) == .tooDeep(at: 128))
    }

    @Test("no two refusals read alike") func messages() {
        let errors: [CanonicalError] = [
            .whiteSpace(at: 1), .memberOutOfOrder(at: 1), .repeatedMember(at: 1), .wrongEscape(at: 1),
            .bareControl(at: 1), .wrongNumber(at: 1), .notUTF8(at: 1), .tooDeep(at: 1), .trailingBytes(at: 1),
            .unexpectedEnd(at: 1), .unexpectedByte(at: 1), .tooLong,
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
    }

    @Test("an object that is read in place gives the members that a parsed one gives") func inPlace() throws {
        let text =
            "{\"\u{e9}\":[],\"a\":\"x\\n\\\"\\u0001\u{e9}\\\\\",\"b\":-12,\"c\":[\"1\",\"\"],\"d\":{\"e\":null},"
            + "\"f\":[1],\"g\":true,\"h\":\"\"}"
        let json = try JSON(parsing: text)
        // Members are sorted by UTF-16, so the accented one comes last.
        try withMembers(json.canonicalBytes) { object in
            for name: StaticString in ["a", "b", "c", "d", "f", "g", "h", "none"] {
                let member = json[name.description]
                #expect(object[name] == member)
                #expect(object.string(name) == member?.stringValue)
                #expect(object.integer(name) == member?.integerValue)
            }
            #expect(object.stringsBytes("c").map(Array.init) == Array("[\"1\",\"\"]".utf8))
            #expect(object.stringsBytes("f") == nil && object.stringBytes("b") == nil)
            #expect(object.stringsBytes("a") == nil)
        }
        #expect(throws: CanonicalError.unexpectedByte(at: 0)) { try withMembers(Array("[]".utf8)) { _ in } }
    }

    @Test("the same memory reads one object after another, and keeps nothing of the one before") func reused() throws {
        var members = CanonicalMembers()
        try Array(#"{"a":"first","b":2}"#.utf8).withUnsafeBufferPointer { try members.read($0) }
        try Array(#"{"c":"second"}"#.utf8).withUnsafeBufferPointer { bytes in
            try members.read(bytes)
            #expect(members.string("c") == "second" && members["a"] == nil && members["b"] == nil)
        }
        #expect(throws: CanonicalError.self) {
            try Array("{".utf8).withUnsafeBufferPointer { try members.read($0) }
        }
        try Array(#"{"b":3}"#.utf8).withUnsafeBufferPointer { bytes in
            try members.read(bytes)
            #expect(members.integer("b") == 3 && members["c"] == nil)
        }
    }

    @Test("a known text is found by its place, and nothing else is: no beginning, no longer one, no other letter")
    func knownTexts() throws {
        let texts = KnownTexts(["deal", "organization", "note", ""])
        for (place, text) in ["deal", "organization", "note", ""].enumerated() {
            #expect(texts.place(of: text) == place)
        }
        for text in ["dea", "deals", "Deal", "nota", "organizatio", "dealorganization", " "] {
            #expect(texts.place(of: text) == nil)
        }
        try withMembers(Array(#"{"a":"note","b":"n\u0001te","c":4,"d":["note"]}"#.utf8)) { object in
            #expect(object.place("a", among: texts) == 2)
            for name: StaticString in ["b", "c", "d", "e"] { #expect(object.place(name, among: texts) == nil) }
        }
    }

    @Test("of known texts of every length each is told from all that differ in one byte, wherever that is")
    func everyLength() {
        let known = (0...20).map { String("abcdefghijklmnopqrst".prefix($0)) }
        let texts = KnownTexts(known)
        for (place, text) in known.enumerated() {
            #expect(texts.place(of: text) == place)
            for index in text.utf8.indices {
                var bytes = Array(text.utf8)
                bytes[text.utf8.distance(from: text.startIndex, to: index)] ^= 0x01
                #expect(texts.place(of: String(decoding: bytes, as: UTF8.self)) == nil)
            }
        }
    }

    @Test("whatever is read in place is JSON with the same canonical bytes, for any damage") func damaged() {
        var numbers = SeededNumbers(seed: 20_261_125)
        let sound = Array(
            "{\"cells\":[\"a\\\"b\",\"\u{e9}\u{1F600}\"],\"file\":\"CMFEES\",\"line\":12,\"o\":{\"x\":[1,{}]}}".utf8
        )
        var accepted = 0
        for _ in 0..<20_000 {
            var bytes = sound
            for _ in 0...Int(numbers.next() % 2) {
                let place = Int(numbers.next() % UInt64(bytes.count))
                switch numbers.next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: numbers.next())
                case 1: bytes.remove(at: place)
                default: bytes.insert(sound[Int(numbers.next() % UInt64(sound.count))], at: place)
                }
            }
            guard let files = try? withMembers(bytes, { [$0["file"]] }) else { continue }
            accepted += 1
            #expect((try? JSON(parsing: bytes))?.canonicalBytes == bytes)
            #expect(files == [(try? JSON(parsing: bytes))?["file"]])
        }
        #expect(accepted > 500)
    }
}

private func withMembers<Result>(
    _ bytes: [UInt8],
    _ body: (CanonicalMembers) throws -> Result
) throws -> Result {
    try bytes.withUnsafeBufferPointer {
        var members = CanonicalMembers()
        try members.read($0)
        return try body(members)
    }
}
