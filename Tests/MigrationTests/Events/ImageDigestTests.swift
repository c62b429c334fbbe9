import CanonicalJSON
import Migration
import Testing

@Suite("The digest of what lasts of a record")
struct ImageDigestTests {
    private static let sound = "00f1e2d3c4b5a69788796a5b4c3d2e1f0123456789abcdeffedcba9876543210"

    @Test("states the text that it was made of, whatever text that was") func sameText() {
        let texts = [
            ImageDigestTests.sound, String(repeating: "0", count: 64), String(repeating: "f", count: 64), "", "ab",
            ImageDigestTests.sound.uppercased(), ImageDigestTests.sound + "0", String(repeating: "\u{e9}", count: 32),
        ]
        for text in texts { #expect(ImageDigest(text).text == text) }
        #expect(ImageDigest.none.isEmpty && !ImageDigest(ImageDigestTests.sound).isEmpty && !ImageDigest("ab").isEmpty)
    }

    @Test("any byte in any place makes another text, which is stated again as it was") func everyByte() {
        let sound = Array(ImageDigestTests.sound.utf8)
        for place in sound.indices {
            for byte in UInt8(0)..<0x80 {
                var bytes = sound
                bytes[place] = byte
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(ImageDigest(text).text == text)
                #expect((ImageDigest(text) == ImageDigest(ImageDigestTests.sound)) == (byte == sound[place]))
            }
        }
    }

    @Test("read in place or parsed, an event holds the same digest", arguments: [sound, "", "ab", "a\\\"b"])
    func reading(text: String) throws {
        let payload = #"{"id":"1","image":"\#(text)","op":"create","options":[],"tokens":5}"#
        let inPlace = try Event(type: ApiLanded.type, version: 1, stored: Array(payload.utf8))
        let parsed = try Event(type: ApiLanded.type, version: 1, json: JSON(parsing: payload))
        #expect(inPlace == parsed && inPlace.payload.json.canonicalText == payload)
    }
}
