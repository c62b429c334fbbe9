import Foundation
import TestSupport
import Testing

/// A process with its output in files, so that no full pipe can stop it; it never outlives this value.
final class RunningProcess {
    private let process = Process()
    private let folder: TemporaryFolder

    init(_ path: String, _ arguments: [String], _ environment: [String: String]) throws {
        folder = try TemporaryFolder()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try file("output")
        process.standardError = try file("errors")
        try process.run()
    }

    deinit { kill() }

    private func file(_ name: String) throws -> FileHandle {
        let path = folder.path + "/" + name
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    private func text(_ name: String) -> String {
        let bytes = FileManager.default.contents(atPath: folder.path + "/" + name) ?? Data()
        return String(decoding: bytes, as: UTF8.self)
    }

    var output: String { text("output") }
    var errors: String { text("errors") }
    var isRunning: Bool { process.isRunning }

    var answer: Executable.Answer {
        let isSignal = process.terminationReason == .uncaughtSignal
        let status = process.terminationStatus
        return Executable.Answer(exit: isSignal ? 128 + status : status, output: output, errors: errors)
    }

    /// Whether the process ended in that time; it is looked at every few milliseconds.
    func ended(within seconds: Double) async -> Bool {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while process.isRunning {
            if ContinuousClock.now >= deadline { return false }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return true
    }

    func send(_ signal: Int32) {
        if process.isRunning { _ = Foundation.kill(process.processIdentifier, signal) }
    }

    func kill() { send(SIGKILL) }
}

extension RunningProcess {
    /// Waits until its progress shows a word.
    func says(_ word: String) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while !errors.contains(word), isRunning, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(errors.contains(word))
    }
}
