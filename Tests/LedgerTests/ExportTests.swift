import Crypto
import Foundation
import TestSupport
import Testing

@testable import Ledger

@Suite struct ExportTests {
    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures").path

    private func export(to folder: String) throws -> String {
        var writer = try LedgerWriter.create(folder + "/ledger", origin: SampleEvents.origin)
        try writer.append(
            SampleEvents.drafts(),
            expectedHead: 0,
            atMilliseconds: SampleEvents.atMilliseconds
        )
        try writer.reader.export(to: folder + "/out.ndjson", key: SampleEvents.key())
        return folder + "/out.ndjson"
    }

    @Test("an export holds the stored bytes line by line and passes the Python verifier") func exports() throws {
        let folder = try TemporaryFolder()
        let file = try export(to: folder.path)
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        let reader = try LedgerReader.open(folder.path + "/ledger")
        var index = 0
        try reader.scan { (event) throws(LedgerError) in
            #expect(Array(lines[index].utf8) == event.recorded().stored)
            index += 1
            return true
        }
        #expect(index == lines.count && index == 12)
        let result = try PythonVerifier.check(file)
        #expect(result.code == 0, "\(result.text)")
        let root = try reader.head().root.hex
        #expect(result.text.contains("4  row.parsed") && result.text.contains(root))
    }

    @Test("an export of a smaller size commits to exactly that size") func smaller() throws {
        let folder = try TemporaryFolder()
        let file = try export(to: folder.path)
        let reader = try LedgerReader.open(folder.path + "/ledger")
        let checkpoint = try reader.export(to: file, size: 7, key: SampleEvents.key())
        #expect(checkpoint.size == 7 && checkpoint.text.hasPrefix("\(SampleEvents.origin)\n7\n"))
        #expect(try PythonVerifier.check(file).code == 0)
    }

    @Test(
        "each way to change an export is found and named",
        arguments: ["flip", "drop", "swap", "insert", "repeat", "truncate", "cut", "space", "tail"]
    )
    func mutations(kind: String) throws {
        let folder = try TemporaryFolder()
        let file = try export(to: folder.path)
        var lines = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\n").dropLast().map {
            $0
        }
        var bad = 4
        switch kind {
        case "flip": lines[4] = lines[4].replacingOccurrences(of: "\"cells\":[\"4\"", with: "\"cells\":[\"5\"")
        case "drop": lines.remove(at: 4)
        case "swap": lines.swapAt(4, 5)
        case "insert": lines.insert("{}", at: 4)
        case "repeat":
            lines.insert(lines[4], at: 4)
            bad = 5
        case "truncate":
            lines.removeLast()
            bad = 11
        case "space": lines[4] = lines[4].replacingOccurrences(of: "\"data\":", with: "\"data\": ")
        case "tail":
            lines.append(lines[11].replacingOccurrences(of: "\"seq\":11", with: "\"seq\":12"))
            bad = 12
        default: bad = 11
        }
        var text = lines.joined(separator: "\n") + "\n"
        if kind == "cut" { text = String(text.dropLast(10)) }
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let result = try PythonVerifier.check(file)
        #expect(result.code == 4 && result.text.contains("event \(bad)"), "\(result.text)")
    }

    @Test("a changed checkpoint or list of leaves is found") func checkpointMutations() throws {
        let folder = try TemporaryFolder()
        let file = try export(to: folder.path)
        let note = try String(contentsOfFile: file + ".checkpoint", encoding: .utf8)
        for (old, new) in [("\n12\n", "\n11\n"), (SampleEvents.origin + "\n", "other\n"), ("\n\n", "\n")] {
            try note.replacingOccurrences(of: old, with: new)
                .write(toFile: file + ".checkpoint", atomically: true, encoding: .utf8)
            #expect(try PythonVerifier.check(file).code == 4)
        }
        try note.write(toFile: file + ".checkpoint", atomically: true, encoding: .utf8)
        let leaves = try String(contentsOfFile: file + ".leaves", encoding: .utf8)
        try String(leaves.dropLast(2) + "\n").write(toFile: file + ".leaves", atomically: true, encoding: .utf8)
        #expect(try PythonVerifier.check(file).code == 4)
        try FileManager.default.removeItem(atPath: file + ".checkpoint")
        #expect(try PythonVerifier.check(file).code == 2)
    }

    @Test("the export of format 1 stays what it is: the same drafts give the same three files") func frozen() throws {
        let folder = try TemporaryFolder()
        let file = try export(to: folder.path)
        for ending in ["", ".checkpoint", ".leaves"] {
            let fixture = Self.fixtures + "/format-1.ndjson" + ending
            if ProcessInfo.processInfo.environment["RECORD_REFERENCES"] == "1" {
                try? FileManager.default.removeItem(atPath: fixture)
                try FileManager.default.copyItem(atPath: file + ending, toPath: fixture)
                Issue.record("recorded \(fixture)")
            }
            #expect(FileManager.default.contentsEqual(atPath: file + ending, andPath: fixture))
        }
        #expect(try PythonVerifier.check(Self.fixtures + "/format-1.ndjson").code == 0)
    }

    @Test("the frozen events of format 1 are read, each of them and their root") func readsFrozen() throws {
        let text = try String(contentsOfFile: Self.fixtures + "/format-1.ndjson", encoding: .utf8)
        var tree = TileTree()
        for (sequence, line) in text.split(separator: "\n").enumerated() {
            let bytes = Array(line.utf8)
            let problem = bytes.withUnsafeBufferPointer { EventCheck.problem(in: $0, at: UInt64(sequence)) }
            #expect(problem == nil)
            tree.append(.leaf(bytes))
        }
        let note = try String(contentsOfFile: Self.fixtures + "/format-1.ndjson.checkpoint", encoding: .utf8)
        #expect(note.hasPrefix(Checkpoint(origin: SampleEvents.origin, size: tree.size, root: tree.root).text))
    }
}
