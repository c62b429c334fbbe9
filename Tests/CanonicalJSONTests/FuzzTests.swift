import Testing

@testable import CanonicalJSON

/// Random values and random damage, each decided by its seed.
@Suite struct FuzzTests {
    private struct Numbers {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
    }

    private static let letters: [String] = [
        "a", "B", "\"", "\\", "/", "\u{0}", "\u{1f}", "\n", "é", "e\u{301}", "€", "😀", "\u{fb33}", "\u{ffff}", " ",
        "\u{7f}",
    ]

    private func text(_ numbers: inout Numbers) -> String {
        var text = ""
        for _ in 0..<numbers.below(6) { text += FuzzTests.letters[numbers.below(FuzzTests.letters.count)] }
        return text
    }

    private func value(_ numbers: inout Numbers, depth: Int) -> JSON {
        switch numbers.below(depth > 4 ? 6 : 9) {
        case 0: return .null
        case 1: return .bool(numbers.below(2) == 0)
        case 2: return .integer(Int64(numbers.below(2000)) - 1000)
        case 3: return .integer(numbers.below(2) == 0 ? .max : .min)
        case 4: return .decimal("\(numbers.below(100)).\(numbers.below(100))")
        case 5: return .string(text(&numbers))
        case 6, 7: return .array((0..<numbers.below(4)).map { _ in value(&numbers, depth: depth + 1) })
        default:
            var members: [String: JSON] = [:]
            for _ in 0..<numbers.below(5) { members[text(&numbers)] = value(&numbers, depth: depth + 1) }
            return .object(members)
        }
    }

    @Test("what is written reads back as the same value and the same bytes", arguments: 0..<20)
    func roundTrip(block: Int) throws {
        for offset in 0..<250 {
            var numbers = Numbers(state: UInt64(block * 250 + offset))
            let value = value(&numbers, depth: 0)
            let bytes = value.canonicalBytes
            let again = try JSON(parsing: bytes)
            #expect(again == value, "seed \(block * 250 + offset)")
            #expect(again.canonicalBytes == bytes, "seed \(block * 250 + offset)")
        }
    }

    @Test("damaged texts are read or refused, and what is read has one form", arguments: 0..<20) func damage(block: Int)
    {
        var refusals = 0
        for offset in 0..<250 {
            var numbers = Numbers(state: UInt64(90_000 + block * 250 + offset))
            var bytes = value(&numbers, depth: 0).canonicalBytes
            for _ in 0...numbers.below(4) {
                let place = numbers.below(bytes.count + 1)
                switch numbers.below(3) {
                case 0: bytes.insert(UInt8(numbers.below(256)), at: place)
                case 1 where place < bytes.count: bytes.remove(at: place)
                case 2 where place < bytes.count: bytes[place] ^= UInt8(1 << numbers.below(8))
                default: bytes = Array(bytes.prefix(place))
                }
            }
            guard let value = try? JSON(parsing: bytes) else {
                refusals += 1
                continue
            }
            #expect((try? JSON(parsing: value.canonicalBytes)) == value)
        }
        #expect(refusals > 20)
    }
}
