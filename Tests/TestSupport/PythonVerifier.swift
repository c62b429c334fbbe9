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
        try SystemProgram.run(["python3", root.appendingPathComponent(program.rawValue).path, file])
    }
}
