import TestSupport
import Testing

@testable import Migration

@Suite struct SequenceMapTests {
    @Test("it holds what a dictionary holds, whatever comes and goes in whatever order") func dictionary() {
        var numbers = SeededNumbers(seed: 5)
        var map = SequenceMap<Int>()
        var expected: [UInt64: Int] = [:]
        var next: UInt64 = 0
        for round in 0..<20_000 {
            switch Int.random(in: 0..<10, using: &numbers) {
            case 0..<4:
                next += UInt64.random(in: 1...3, using: &numbers)
                map[next] = round
                expected[next] = round
            case 4:
                let any = UInt64.random(in: 0...next, using: &numbers)
                map[any] = round
                expected[any] = round
            case 5..<8:
                let oldest = expected.keys.min() ?? 0
                #expect(map.removeValue(forKey: oldest) == expected.removeValue(forKey: oldest))
            default:
                let any = UInt64.random(in: 0...(next + 2), using: &numbers)
                #expect(map[any] == expected[any])
                map[any] = nil
                expected[any] = nil
            }
            #expect(map.count == expected.count && map.isEmpty == expected.isEmpty)
            if round % 500 == 0 {
                #expect(map.keys == expected.keys.sorted())
                #expect(map.values == expected.keys.sorted().map { expected[$0] })
            }
        }
    }

    @Test("two are equal when they hold the same, whatever they held before") func equality() {
        var one = SequenceMap<String>()
        var other = SequenceMap<String>()
        for number: UInt64 in [1, 5, 9] { one[number] = "a" }
        for number: UInt64 in [9, 2, 5, 1] { other[number] = "a" }
        #expect(one != other)
        other[2] = nil
        #expect(one == other && one.hashValue == other.hashValue)
    }
}
