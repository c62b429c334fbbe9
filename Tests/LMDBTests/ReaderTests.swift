import Foundation
import Glibc
import TestSupport
import Testing

@testable import LMDB

@Suite struct ReaderTests {
    private static func options(_ mode: EnvironmentOptions.Mode) -> EnvironmentOptions {
        var options = EnvironmentOptions(mode: mode, databases: ["numbers"])
        options.mapBytes = 1 << 20
        options.largestMapBytes = 1 << 20
        options.readerSlots = 1
        return options
    }

    private static func put(_ byte: UInt8, into environment: Environment) throws {
        let database = try environment.database("numbers")
        let value = [UInt8](repeating: byte, count: 100_000)
        try environment.write { (transaction) throws(LMDBError) in
            try transaction.put(value.span, at: [1].span, in: database)
        }
    }

    /// Opens a folder in a process of its own that is killed in the middle of a read transaction.
    private func killReader(of path: String) async {
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let environment = try Environment.open(path, ReaderTests.options(.read))
            try environment.read { (_) throws(LMDBError) in _ = kill(getpid(), SIGKILL) }
        }
    }

    @Test("a reader that was killed gives its place to the next one, in processes old and new") func places()
        async throws
    {
        let folder = try TemporaryFolder()
        let environment = try Environment.open(folder.path, Self.options(.create))
        try Self.put(1, into: environment)
        await killReader(of: folder.path)
        // There is one place, and the dead reader has it.
        let database = try environment.database("numbers")
        let count = try environment.read { (transaction) throws(LMDBError) in try transaction.count(in: database) }
        #expect(count == 1)
        await killReader(of: folder.path)
        await killReader(of: folder.path)
    }

    @Test("a place that a living reader holds is not given away") func taken() throws {
        let folder = try TemporaryFolder()
        let environment = try Environment.open(folder.path, Self.options(.create))
        try environment.read { (_) throws(LMDBError) in
            _ = #expect(throws: LMDBError.readersFull(path: environment.path)) {
                try environment.read { (_) throws(LMDBError) in }
            }
        }
    }

    @Test("pages that a killed reader held are used again before the map grows or is called full") func pages()
        async throws
    {
        let folder = try TemporaryFolder()
        let environment = try Environment.open(folder.path, Self.options(.create))
        try Self.put(0, into: environment)
        await killReader(of: folder.path)
        for byte in 1...50 as ClosedRange<UInt8> { try Self.put(byte, into: environment) }
        var status = stat()
        #expect(stat(folder.path + "/data.mdb", &status) == 0 && status.st_size <= 1 << 20)
    }

    @Test("a reader in another process keeps its view while the writer's map grows, and then sees all of it")
    func growth() async throws {
        let folder = try TemporaryFolder()
        var options = EnvironmentOptions(mode: .create, databases: ["numbers"])
        options.mapBytes = 1 << 18
        let environment = try Environment.open(folder.path + "/store", options)
        let database = try environment.database("numbers")
        func put(_ numbers: Range<UInt64>) throws {
            let value = [UInt8](repeating: 1, count: 1_000)
            try environment.write { (transaction) throws(LMDBError) in
                for number in numbers { try transaction.append(value.span, number: number, in: database) }
            }
        }
        try put(0..<10)
        let path = folder.path
        async let reader: ExitTest.Result? = #expect(processExitsWith: .exitCode(7)) { [path = path as String] in
            var options = EnvironmentOptions(mode: .read, databases: ["numbers"])
            options.mapBytes = 1 << 18
            let environment = try Environment.open(path + "/store", options)
            let database = try environment.database("numbers")
            let before = try environment.read { (transaction) throws(LMDBError) in
                _ = FileManager.default.createFile(atPath: path + "/reading", contents: nil)
                while access(path + "/written", F_OK) != 0 { usleep(1_000) }
                return try transaction.count(in: database)
            }
            let after = try environment.read { (transaction) throws(LMDBError) in try transaction.count(in: database) }
            exit(before == 10 && after == 3_000 ? 7 : 1)
        }
        while access(path + "/reading", F_OK) != 0 { try await Task.sleep(for: .milliseconds(1)) }
        try put(10..<3_000)
        #expect(FileManager.default.createFile(atPath: path + "/written", contents: nil))
        _ = await reader
    }
}
