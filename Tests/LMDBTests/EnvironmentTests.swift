import Glibc
import TestSupport
import Testing

@testable import LMDB

@Suite struct EnvironmentTests {
    private func options(_ mode: EnvironmentOptions.Mode, mapBytes: Int = 64 << 20) -> EnvironmentOptions {
        var options = EnvironmentOptions(mode: mode, databases: ["numbers"])
        options.mapBytes = mapBytes
        return options
    }

    private func put(_ numbers: Range<UInt64>, bytes: Int = 100, into environment: Environment) throws {
        let database = try environment.database("numbers")
        try environment.write { (transaction) throws(LMDBError) in
            for number in numbers {
                let value = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: bytes)
                try transaction.append(value.span, number: number, in: database)
            }
        }
    }

    private func count(_ environment: Environment) throws -> Int {
        let database = try environment.database("numbers")
        return try environment.read { (transaction) throws(LMDBError) in try transaction.count(in: database) }
    }

    @Test("what was committed is found again after closing and opening") func reopens() throws {
        let folder = try TemporaryFolder()
        do { try put(0..<10, into: Environment.open(folder.path + "/e", options(.create))) }
        #expect(try count(Environment.open(folder.path + "/e", options(.read))) == 10)
    }

    @Test("a scan starts at its key, keeps order, and stops at its limit or on request") func scans() throws {
        let folder = try TemporaryFolder()
        let environment = try Environment.open(folder.path, options(.create))
        try put(0..<600, into: environment)
        let database = try environment.database("numbers")
        var seen: [UInt8] = []
        let handed = try environment.read { (transaction) throws(LMDBError) in
            try transaction.scan(database, from: [0, 0, 0, 0, 0, 0, 0, 250], limit: 4) { (key, _) throws(LMDBError) in
                seen.append(key[7])
                return true
            }
        }
        #expect(seen == [250, 251, 252, 253] && handed == 4)
        let stopped = try environment.read { (transaction) throws(LMDBError) in
            try transaction.scan(database, limit: 100) { (key, _) throws(LMDBError) in key[7] < 2 }
        }
        #expect(stopped == 3)
    }

    @Test("an append that does not sort last is refused and nothing of its batch stays") func refusesDisorder() throws {
        let folder = try TemporaryFolder()
        let environment = try Environment.open(folder.path, options(.create))
        try put(0..<5, into: environment)
        let database = try environment.database("numbers")
        #expect(throws: LMDBError.keyExists(path: environment.path)) {
            try environment.write { (transaction) throws(LMDBError) in
                try transaction.append([1].span, number: 9, in: database)
                try transaction.append([1].span, number: 7, in: database)
            }
        }
        #expect(try count(environment) == 5)
    }

    @Test("values of a megabyte come back whole; remove and removeAll take away") func bigValues() throws {
        let folder = try TemporaryFolder()
        let environment = try Environment.open(folder.path, options(.create))
        let database = try environment.database("numbers")
        let big = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try environment.write { (transaction) throws(LMDBError) in
            try transaction.put(big.span, at: [7].span, in: database)
            try transaction.put([1].span, at: [8].span, in: database)
            let removed = try transaction.remove([8].span, in: database)
            #expect(removed)
        }
        let found = try environment.read { (transaction) throws(LMDBError) in
            try transaction.bytes(of: [7].span, in: database)
        }
        #expect(found == big)
        try environment.write { (transaction) throws(LMDBError) in try transaction.removeAll(in: database) }
        #expect(try count(environment) == 0)
    }

    @Test("a map that fills up is doubled and the batch written once") func grows() throws {
        let folder = try TemporaryFolder()
        let environment = try Environment.open(folder.path, options(.create, mapBytes: 1 << 18))
        try put(0..<3_000, bytes: 1_000, into: environment)
        #expect(try count(environment) == 3_000)
    }

    @Test("a map at its limit gives an error, keeps what was there, and goes on with smaller batches") func limit()
        throws
    {
        let folder = try TemporaryFolder()
        var options = options(.create, mapBytes: 1 << 18)
        options.largestMapBytes = 1 << 19
        let environment = try Environment.open(folder.path, options)
        try put(0..<10, into: environment)
        #expect(throws: LMDBError.mapFull(path: environment.path, limitBytes: 1 << 19)) {
            try put(10..<5_000, bytes: 1_000, into: environment)
        }
        #expect(try count(environment) == 10)
        try put(10..<20, into: environment)
        #expect(try count(environment) == 20)
    }

    @Test("one process opens a folder once, whatever path leads there, and again after it was closed") func once()
        throws
    {
        let folder = try TemporaryFolder()
        let path = folder.path + "/e"
        #expect(symlink(path, folder.path + "/link") == 0)
        do {
            let environment = try Environment.open(path, options(.create))
            #expect(throws: LMDBError.alreadyOpen(path: environment.path)) {
                try Environment.open(folder.path + "/link", options(.read))
            }
            #expect(try count(environment) == 0)
        }
        _ = try Environment.open(folder.path + "/link", options(.write))
    }

    @Test("reading does not create, and what is no environment is named so") func foreign() throws {
        let folder = try TemporaryFolder()
        #expect(throws: LMDBError.notFound(path: folder.path + "/none")) {
            try Environment.open(folder.path + "/none", options(.read))
        }
        let file = try #require(fopen(folder.path + "/data.mdb", "w"))
        fputs(String(repeating: "not an environment ", count: 1_000), file)
        fclose(file)
        for mode in [EnvironmentOptions.Mode.read, .write, .create] {
            #expect(throws: LMDBError.invalid(path: folder.path)) { try Environment.open(folder.path, options(mode)) }
        }
    }

    @Test("a file that was cut is refused before anything is read from it") func truncated() throws {
        let folder = try TemporaryFolder()
        do { try put(0..<5_000, into: Environment.open(folder.path, options(.create))) }
        #expect(truncate(folder.path + "/data.mdb", 100_000) == 0)
        let error = #expect(throws: LMDBError.self) { try Environment.open(folder.path, options(.read)) }
        #expect(error?.isDamage == true)
    }
}
