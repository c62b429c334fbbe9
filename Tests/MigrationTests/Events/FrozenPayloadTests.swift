import CanonicalJSON
import Foundation
import Migration
import Testing

/// One payload of each type in each version that was ever written, byte for byte: what must stay readable for ever.
///
/// A change of a payload shows up here; it needs a new version, and a line of its own in the fixture. A run with
/// `RECORD_REFERENCES=1` adds the lines that are missing and fails; it never rewrites one.
@Suite struct FrozenPayloadTests {
    private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/payloads.ndjson").path

    private let lines: [String]

    init() throws {
        lines = try String(contentsOfFile: Self.path, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test("today's payload of each type is the frozen one of its version") func today() throws {
        let written = EventExamples.all.map { event in
            (["data": event.payload.json, "type": .string(event.type), "v": .int(event.version)] as JSON).canonicalText
        }
        let missing = written.filter { !lines.contains($0) }
        #expect(missing.isEmpty, "no longer written as it was")
        if ProcessInfo.processInfo.environment["RECORD_REFERENCES"] == "1" {
            let text = (lines + missing).joined(separator: "\n") + "\n"
            try text.write(toFile: Self.path, atomically: true, encoding: .utf8)
        }
    }

    @Test("every frozen payload, of old versions too, reads as today's example of its type") func reads() throws {
        let examples = Dictionary(uniqueKeysWithValues: EventExamples.all.map { ($0.type, $0) })
        #expect(lines.count > examples.count)
        for line in lines {
            let json = try JSON(parsing: line)
            let type = try #require(json["type"]?.stringValue)
            let version = Int(try #require(json["v"]?.integerValue))
            #expect(try Event(type: type, version: version, json: json["data"] ?? .null) == examples[type], "\(line)")
        }
    }
}
