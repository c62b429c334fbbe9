import Glibc
import TestSupport
import Testing

@testable import LMDB

@Suite struct UnusedPagesTests {
    private let options = EnvironmentOptions(mode: .create, databases: ["numbers"])

    private func sizes(_ environment: Environment) throws -> (file: Int, counted: Int) {
        var status = stat()
        try #require(stat(environment.path + "/data.mdb", &status) == 0)
        return (Int(status.st_size), try Environment.sizes(environment.handle, folder: environment.path).counted)
    }

    @Test("a store opens in whatever state a commit leaves it, also when pages that it counts were never written")
    func everyState() throws {
        let folder = try TemporaryFolder()
        var random: UInt64 = 88_172_645_463_325_252
        var short = 0
        for _ in 0..<60 {
            let environment = try Environment.open(folder.path, options)
            let database = try environment.database("numbers")
            try environment.write { (transaction) throws(LMDBError) in
                for _ in 0..<20 {
                    random ^= random << 13
                    random ^= random >> 7
                    random ^= random << 17
                    let key = [UInt8(truncatingIfNeeded: random >> 8) % 50]
                    let value = [UInt8](repeating: 1, count: Int(random >> 20) % (random & 1 == 0 ? 100 : 30_000))
                    if random & 6 == 0 {
                        try transaction.remove(key.span, in: database)
                    } else {
                        try transaction.put(value.span, at: key.span, in: database)
                    }
                }
            }
            let (file, counted) = try sizes(environment)
            if file < counted { short += 1 }
        }
        // Some states must have had such pages, or this shows nothing.
        #expect(short > 0)
    }
}
