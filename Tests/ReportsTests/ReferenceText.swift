import Foundation
import Testing

/// A text that stays as it is until somebody changes it on purpose: `RECORD_REFERENCES=1` writes it and fails.
enum ReferenceText {
    static func expect(_ text: String, is name: String, location: SourceLocation = #_sourceLocation) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("References")
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RECORD_REFERENCES"] == "1" {
            try Data(text.utf8).write(to: file)
            Issue.record("recorded \(name)", sourceLocation: location)
        }
        let reference = try String(contentsOf: file, encoding: .utf8)
        let lines = zip(lines(of: text), lines(of: reference)).enumerated().first { $0.element.0 != $0.element.1 }
        #expect(
            text == reference,
            "\(name) differs from line \((lines?.offset ?? 0) + 1): \(lines?.element.0 ?? "")",
            sourceLocation: location
        )
    }

    private static func lines(of text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
