import Glibc
import TestSupport
import Testing

@testable import LMDB

@Suite struct ProcessTests {
    private static func options(_ mode: EnvironmentOptions.Mode) -> EnvironmentOptions {
        EnvironmentOptions(mode: mode, databases: ["numbers"])
    }

    @Test("a second writing process is told who writes; a reading one is let in") func secondWriter() async throws {
        let folder = try TemporaryFolder()
        let environment = try Environment.open(folder.path, Self.options(.create))
        let database = try environment.database("numbers")
        try environment.write { (transaction) throws(LMDBError) in
            try transaction.put([1].span, at: [1].span, in: database)
        }
        await #expect(processExitsWith: .exitCode(7)) { [path = folder.path as String, pid = getpid() as Int32] in
            do throws(LMDBError) {
                _ = try Environment.open(path, ProcessTests.options(.write))
            } catch {
                guard case .writerActive(_, let holder) = error, holder.contains("\(pid)") else { exit(1) }
            }
            let reader = try Environment.open(path, ProcessTests.options(.read))
            let database = try reader.database("numbers")
            let count = try reader.read { (transaction) throws(LMDBError) in try transaction.count(in: database) }
            exit(count == 1 ? 7 : 2)
        }
    }

    @Test("a full disk stops the batch, keeps the one before, and writing goes on once there is room") func fullDisk()
        async throws
    {
        let folder = try TemporaryFolder()
        await #expect(processExitsWith: .exitCode(7)) { [path = folder.path as String] in
            let environment = try Environment.open(path, ProcessTests.options(.create))
            let database = try environment.database("numbers")
            func put(_ numbers: Range<UInt64>) throws(LMDBError) {
                try environment.write { (transaction) throws(LMDBError) in
                    let value = [UInt8](repeating: 1, count: 1_000)
                    for number in numbers { try transaction.append(value.span, number: number, in: database) }
                }
            }
            try put(0..<10)
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 200_000, rlim_max: rlim_t.max)
            guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(1) }
            do throws(LMDBError) {
                try put(10..<2_000)
                exit(2)
            } catch {
                switch error {
                case .diskFull, .writeCutShort: break
                default: exit(3)
                }
            }
            limit.rlim_cur = rlim_t.max
            guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(4) }
            let count = try environment.read { (transaction) throws(LMDBError) in try transaction.count(in: database) }
            guard count == 10 else { exit(5) }
            try put(10..<20)
            exit(7)
        }
    }
}
