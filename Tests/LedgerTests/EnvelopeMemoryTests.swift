import TestSupport
import Testing

@testable import Ledger

/// What an event shares with the one before it is not read again; nothing may come of that but speed.
@Suite struct EnvelopeMemoryTests {
    /// The stored bytes of a story in which actors, runs, types, versions and causes change and stay.
    private func events() throws -> [[UInt8]] {
        var numbers = SeededNumbers(seed: 3)
        let actors = ["convey", "convey\"", "J. Smith", "\u{1F600}", "conve"]
        let types = ["row.parsed", "api.intended", "api.landed", "parsed"]
        var stored: [[UInt8]] = []
        for sequence in 0..<400 {
            let at = 1_795_341_600_123 + Int64(sequence / 7)
            var writer = try EnvelopeWriter(atMilliseconds: at)
            let draft = DraftEvent(
                type: types[sequence / 5 % types.count],
                version: 1 + sequence / 11 % 2,
                run: Bool.random(using: &numbers) ? "run-\(sequence / 20)" : nil,
                actor: actors[sequence / 13 % actors.count],
                cause: sequence > 0 && Bool.random(using: &numbers) ? UInt64.random(in: 0..<UInt64(sequence)) : nil,
                data: Array("{\"a\":[\(sequence)],\"type\":\"row.parsed\",\"v\":1}".utf8)
            )
            try writer.write(draft, sequence: UInt64(sequence))
            stored.append(Array(writer.buffer.dropFirst()))
        }
        return stored
    }

    @Test("an event reads the same behind any other as by itself") func reading() throws {
        var memory = EnvelopeMemory()
        for bytes in try events() {
            try bytes.withUnsafeBufferPointer { bytes in
                var (alone, among) = (EnvelopeScanner(bytes), EnvelopeScanner(bytes))
                var fresh = EnvelopeMemory()
                let expected = StoredEvent(bytes, try alone.frame(&fresh), fresh).recorded()
                let frame = try among.frame(&memory)
                #expect(StoredEvent(bytes, frame, memory).recorded() == expected)
            }
        }
    }

    @Test("a changed event is judged the same behind sound ones as by itself") func judging() throws {
        let sound = try events()
        var numbers = SeededNumbers(seed: 4)
        var check = EventCheck()
        var wrong = 0
        for round in 0..<40_000 {
            let sequence = round % sound.count
            var bytes = sound[sequence]
            if round % 3 == 0 {
                let place = Int.random(in: bytes.indices, using: &numbers)
                switch Int.random(in: 0..<4, using: &numbers) {
                case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8.random(in: 0x20..<0x7F, using: &numbers), at: place)
                default:
                    let other = sound[Int.random(in: sound.indices, using: &numbers)]
                    bytes = Array(bytes[..<place] + other[min(place, other.count)...])
                }
            }
            let (alone, among) = bytes.withUnsafeBufferPointer { bytes in
                (
                    EventCheck.problem(in: bytes, at: UInt64(sequence)),
                    check.problem(in: bytes, at: UInt64(sequence))
                )
            }
            #expect(alone == among, "\(String(decoding: bytes, as: UTF8.self))")
            if among != nil { wrong += 1 }
        }
        #expect(wrong > 5_000, "\(wrong) of the changed events were wrong")
    }

    @Test("an actor of more than 500 bytes in a ledger is found, escapes counted as what they stand for")
    func longActor() {
        func problem(_ actor: String) -> EnvelopeProblem? {
            let event =
                "{\"actor\":\"\(actor)\",\"at\":\"2026-11-22T10:00:00.123Z\",\"data\":{},"
                + "\"seq\":0,\"type\":\"x\",\"v\":1}"
            return Array(event.utf8).withUnsafeBufferPointer { EventCheck.problem(in: $0, at: 0) }
        }
        #expect(problem(String(repeating: "a", count: 500)) == nil)
        #expect(problem(String(repeating: "a", count: 501)) == .badActor)
        #expect(problem(String(repeating: "\\n", count: 500)) == nil)
        #expect(problem("") == .badActor)
    }
}
