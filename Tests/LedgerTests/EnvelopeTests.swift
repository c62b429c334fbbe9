import CanonicalJSON
import Testing

@testable import Ledger

@Suite struct EnvelopeTests {
    private func stored(_ draft: DraftEvent, sequence: UInt64) throws -> [UInt8] {
        var writer = try EnvelopeWriter(atMilliseconds: 1_795_341_600_123)
        try writer.write(draft, sequence: sequence)
        return Array(writer.buffer.dropFirst())
    }

    @Test("an event is written as exactly these bytes, members in order, absent ones left out") func bytes() throws {
        let full = DraftEvent(
            type: "row.parsed",
            run: "load-1",
            actor: "A \"B\"\n\u{e9}",
            cause: 7,
            data: Array("{\"a\":[1,null]}".utf8)
        )
        #expect(
            try String(decoding: stored(full, sequence: 12), as: UTF8.self)
                == "{\"actor\":\"A \\\"B\\\"\\n\u{e9}\",\"at\":\"2026-11-22T10:00:00.123Z\",\"cause\":7,"
                + "\"data\":{\"a\":[1,null]},\"run\":\"load-1\",\"seq\":12,\"type\":\"row.parsed\",\"v\":1}"
        )
        let bare = DraftEvent(type: "x", version: 2, actor: "c", data: Array("{}".utf8))
        #expect(
            try String(decoding: stored(bare, sequence: 0), as: UTF8.self)
                == "{\"actor\":\"c\",\"at\":\"2026-11-22T10:00:00.123Z\",\"data\":{},\"seq\":0,\"type\":\"x\",\"v\":2}"
        )
    }

    @Test("what was written is canonical JSON and reads back member by member") func reads() throws {
        let draft = DraftEvent(
            type: "api.intended",
            version: 3,
            run: "run:2",
            actor: "\u{1F600}\u{0001}",
            cause: 0,
            data: Array("{\"run\":\"no\",\"seq\":99}".utf8)
        )
        let bytes = try stored(draft, sequence: 9_007_199_254_740_991)
        #expect(try JSON(parsing: bytes).canonicalBytes == bytes)
        let event = try bytes.withUnsafeBufferPointer { bytes in
            #expect(EventCheck.problem(in: bytes, at: 9_007_199_254_740_991) == nil)
            var scanner = EnvelopeScanner(bytes)
            var memory = EnvelopeMemory()
            let frame = try scanner.frame(&memory)
            return StoredEvent(bytes, frame, memory).recorded()
        }
        #expect(event.sequence == 9_007_199_254_740_991 && event.atMilliseconds == 1_795_341_600_123)
        #expect(event.type == draft.type && event.version == 3 && event.run == "run:2" && event.cause == 0)
        #expect(event.actor == draft.actor && event.data == draft.data && event.stored == bytes)
    }

    @Test(
        "drafts that break a rule of the envelope are refused by name",
        arguments: [
            (DraftEvent(type: "Bad", actor: "a", data: Array("{}".utf8)), EnvelopeProblem.badType),
            (DraftEvent(type: "t", version: 0, actor: "a", data: Array("{}".utf8)), .badVersion),
            (DraftEvent(type: "t", run: "a b", actor: "a", data: Array("{}".utf8)), .badRun),
            (DraftEvent(type: "t", actor: "", data: Array("{}".utf8)), .badActor),
            (DraftEvent(type: "t", actor: "a", cause: 5, data: Array("{}".utf8)), .badCause),
            (DraftEvent(type: "t", actor: "a", data: Array("[]".utf8)), .notCanonical(.unexpectedByte(at: 0))),
            (DraftEvent(type: "t", actor: "a", data: Array("{\"a\":1.5}".utf8)), .notCanonical(.wrongNumber(at: 6))),
        ]
    )
    func refuses(draft: DraftEvent, problem: EnvelopeProblem) {
        #expect(throws: problem) { try stored(draft, sequence: 5) }
    }

    @Test("times keep their milliseconds over leap days and centuries") func times() throws {
        for (milliseconds, text) in [
            (0, "1970-01-01T00:00:00.000Z"), (951_782_400_001, "2000-02-29T00:00:00.001Z"),
            (4_107_542_399_999, "2100-02-28T23:59:59.999Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] as [(Int64, String)] {
            let bytes = try #require(UTCText.bytes(milliseconds: milliseconds))
            #expect(String(decoding: bytes, as: UTF8.self) == text)
            #expect(UTCText.milliseconds(bytes.span) == milliseconds)
        }
        #expect(UTCText.bytes(milliseconds: -1) == nil)
        #expect(UTCText.milliseconds(Array("2023-02-29T00:00:00.000Z".utf8).span) == nil)
    }
}
