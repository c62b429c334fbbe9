import TestSupport
import Testing

@testable import CanonicalJSON

@Suite struct EscapedMembersTests {
    @Test("members of an object in a text are found where they lie, with whatever is nested in them")
    func members() throws {
        let object: JSON = [
            "a": .decimal("-12.50"), "b": "plain", "c": "\" \\ \n \u{1} \u{e9}", "d": ["value": 1, "x": [[], "}"]],
            "e": [], "f": nil, "value": 7, "z": "{\"value\":8}",
        ]
        let names: [StaticString] = ["value", "a", "b", "c", "d", "e", "f", "z", "x", "val", "values", ""]
        let found = try #require(EscapedMembersTests.values(names, in: object.canonicalText))
        for (name, value) in zip(names, found) { #expect(value == object[name.description]) }
        #expect(EscapedMembersTests.values(["a"], in: "{}") == [nil])
    }

    @Test(
        "what is no object in canonical form has no members here",
        arguments: [
            "", "[]", "7", "{", "{}}", "{\"a\"}", "{\"a\":}", "{\"a\":1", "{\"a\":1,}", "{\"a\":1 }", "{a:1}",
            "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":2}", "{\"a\":\"x}", "{\"a\":1}x", "{\"a\":[1}", "{\"a\": 1}",
            "{\"ab\":1,\"a\":2}",
        ]
    )
    func refused(text: String) {
        #expect(EscapedMembersTests.values(["a"], in: text) == nil)
    }

    @Test("for any damage, it gives the members that a parser gives, or none") func damaged() {
        var numbers = SeededNumbers(seed: 20_261_127)
        let sound = Array(
            #"{"c":{"k":"x\"y","n":[1,-2.5]},"currency":"USD","name":"O'Neil \\ \u0001","value":12.5}"#.utf8
        )
        let names: [StaticString] = ["c", "currency", "name", "value"]
        var compared = 0
        for _ in 0..<20_000 {
            var bytes = sound
            for _ in 0..<Int(numbers.next() % 3) {
                let place = Int(numbers.next() % UInt64(bytes.count))
                switch numbers.next() % 3 {
                case 0: bytes[place] = UInt8(numbers.next() % 0x80)
                case 1: bytes.remove(at: place)
                default: bytes.insert(sound[Int(numbers.next() % UInt64(sound.count))], at: place)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let json = try? JSON(parsing: text), let found = EscapedMembersTests.values(names, in: text) else {
                continue
            }
            compared += 1
            for (name, value) in zip(names, found) { #expect(value == json[name.description]) }
        }
        #expect(compared > 1_000)
    }

    /// The values of some members of the object in a text, read out of the canonical string that holds the text.
    private static func values(_ names: [StaticString], in text: String) -> [JSON?]? {
        JSON.string(text).canonicalBytes.withUnsafeBufferPointer { quoted in
            var object = EscapedMembers(UnsafeBufferPointer(rebasing: quoted.dropFirst().dropLast()))
            return object.values(names)?.map { value in
                value.flatMap { try? JSON(parsing: Array("\"".utf8) + $0 + Array("\"".utf8)) }
                    .flatMap { $0.stringValue }.flatMap { try? JSON(parsing: $0) }
            }
        }
    }
}
