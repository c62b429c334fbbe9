import Foundation

/// The auditor's program, started as an auditor would.
package enum PythonVerifier {
    /// Which of the two: the one that is read first, or the one that knows every rule.
    package enum Program: String, CaseIterable {
        case short = "tools/verify_ledger.py"
        case strict = "tools/verify_strictly.py"
    }

    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Gives its exit code, and what it said to standard output and error.
    package static func check(_ file: String, with program: Program = .strict) throws -> (code: Int32, text: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", root.appendingPathComponent(program.rawValue).path, file]
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
