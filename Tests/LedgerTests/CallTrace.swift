import Foundation
import Glibc
import TestSupport
import Testing

/// The calls to the system that the running thread makes to change and sync files, some of them made to fail.
final class CallTrace {
    /// One call, as it looked to whoever made it.
    struct Call: Equatable {
        var name: String
        var path: String
        /// Whether the file was opened so that each write is durable when it returns.
        var isSynchronous: Bool
        var offset: Int
        var result: Int

        var isOnStore: Bool { path.hasSuffix("/data.mdb") }
        var isSync: Bool { ["fdatasync", "fsync", "syncfs"].contains(name) }
        var isWrite: Bool { name.contains("write") }
        /// Set between two steps of the traced work, by `CallTrace.mark`.
        var isMark: Bool { path.hasSuffix("/marks") }
        var written: Range<Int> { offset..<(offset + max(0, result)) }
    }

    /// Which of the calls on a store's file fail, counted from 1, and how.
    struct Fault {
        enum Kind: String, CaseIterable {
            /// The call does not happen.
            case skipped
            /// The call happens and is said to have failed.
            case reported
            /// The first one happens and is said to have failed, and those after it do not happen.
            case stuck
        }

        var kind: Kind
        var calls: ClosedRange<Int>
        var code = EIO
    }

    private let marks: Int32
    private let output: String
    private let process = Process()

    /// Whether this system lets a process trace another one; some containers do not.
    static let isPermitted: Bool = {
        do {
            let folder = try TemporaryFolder()
            _ = try record(in: folder.path) { (_) in }
        } catch is Forbidden {
            return false
        } catch {
            // Whatever else is wrong must show in the tests.
        }
        return true
    }()

    private struct Forbidden: Error {}
    private struct Failed: Error { let code: Int32 }

    /// Runs `body` on this thread and returns its calls; `folder` takes the trace's own files.
    static func record(
        in folder: String,
        fault: Fault? = nil,
        _ body: (CallTrace) throws -> Void
    ) throws -> [Call] {
        let trace = try CallTrace(folder, fault)
        do {
            try body(trace)
        } catch {
            _ = try trace.end()
            throw error
        }
        return try trace.end()
    }

    private init(_ folder: String, _ fault: Fault?) throws {
        output = folder + "/calls"
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/trace_calls.py").path
        let thread = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
        var arguments = ["python3", script, URL(fileURLWithPath: thread).lastPathComponent, output]
        if let fault {
            arguments += [fault.kind.rawValue, String(fault.calls.lowerBound), String(fault.calls.upperBound)]
            arguments.append(String(fault.code))
        }
        // What an earlier trace left there would look as if this one had begun.
        try? FileManager.default.removeItem(atPath: output)
        CallTrace.permitTracing()
        marks = open(folder + "/marks", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        try #require(marks >= 0)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        try process.run()
        while try lines().isEmpty {
            guard process.isRunning else {
                process.waitUntilExit()
                throw process.terminationStatus == 77 ? Forbidden() : Failed(code: process.terminationStatus)
            }
            usleep(1_000)
        }
    }

    deinit { close(marks) }

    /// Leaves a mark in the trace, so that what happened before and after it can be told apart.
    func mark() { write(marks, "-", 1) }

    private func end() throws -> [Call] {
        write(marks, "", 0)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(code: process.terminationStatus) }
        return try lines().dropFirst().map { line in
            let fields = line.split(separator: "\t").map(String.init)
            try #require(fields.count == 5)
            return try Call(
                name: fields[0],
                path: fields[1],
                isSynchronous: fields[2] == "1",
                offset: #require(Int(fields[3])),
                result: #require(Int(fields[4]))
            )
        }
    }

    private func lines() throws -> [Substring] {
        guard FileManager.default.fileExists(atPath: output) else { return [] }
        return try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
    }

    /// Lets any process of this user trace this one, where the system would allow only ancestors (Yama).
    private static func permitTracing() {
        typealias Prctl = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
        guard let symbol = dlsym(nil, "prctl") else { return }
        let setPtracer: Int32 = 0x5961_6D61
        _ = unsafeBitCast(symbol, to: Prctl.self)(setPtracer, .max, 0, 0, 0)
    }
}
