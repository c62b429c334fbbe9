import Glibc
import TestSupport
import Testing

@testable import LMDB
@testable import Ledger

@Suite struct AppendTests {
    private let time = SampleEvents.atMilliseconds

    @Test("appended events come back by number and in order, with the root of their bytes") func appends() throws {
        let folder = try TemporaryFolder()
        var writer = try LedgerWriter.create(folder.path + "/ledger", origin: SampleEvents.origin)
        let drafts = try SampleEvents.drafts()
        #expect(try writer.append(Array(drafts[..<5]), expectedHead: 0, atMilliseconds: time) == 0..<5)
        #expect(try writer.append(Array(drafts[5...]), expectedHead: 5, atMilliseconds: time) == 5..<12)
        let reader = writer.reader
        var tree = TileTree()
        var types: [String] = []
        try reader.scan { (event) throws(LedgerError) in
            types.append(event.type)
            event.withStored { (bytes) throws(Never) in
                tree.append(bytes.withUnsafeBytes { TreeHash.leaf(stored: $0) })
            }
            return true
        }
        #expect(types == drafts.map(\.type))
        #expect(try reader.head() == LedgerHead(size: 12, root: tree.root) && writer.head.root == tree.root)
        #expect(try reader.event(at: 9).cause == 8 && reader.event(at: 9).data == drafts[9].data)
        #expect(throws: LedgerError.noSuchEvent(sequence: 12, head: 12)) { try reader.event(at: 12) }
        #expect(try reader.verify().isSound)
    }

    @Test("the same drafts at the same times give the same root, however they are batched") func deterministic() throws
    {
        let folder = try TemporaryFolder()
        var roots: Set<TreeHash> = []
        for (index, batch) in [700, 1, 333].enumerated() {
            var writer = try LedgerWriter.create(folder.path + "/\(index)", origin: SampleEvents.origin)
            var drafts = SampleEvents.rows(700)[...]
            while !drafts.isEmpty {
                let head = writer.head.size
                try writer.append(Array(drafts.prefix(batch)), expectedHead: head, atMilliseconds: time)
                drafts = drafts.dropFirst(batch)
            }
            roots.insert(writer.head.root)
            #expect(try writer.reader.verify().isSound)
        }
        #expect(roots.count == 1)
    }

    @Test("an append on another head than expected writes nothing") func conflict() throws {
        let folder = try TemporaryFolder()
        var writer = try LedgerWriter.create(folder.path, origin: SampleEvents.origin)
        try writer.append(SampleEvents.rows(3), expectedHead: 0, atMilliseconds: time)
        #expect(throws: LedgerError.headMoved(expected: 2, actual: 3)) {
            try writer.append(SampleEvents.rows(1), expectedHead: 2, atMilliseconds: time)
        }
        #expect(writer.head.size == 3)
    }

    @Test("one bad draft refuses its whole batch and names its place") func badDraft() throws {
        let folder = try TemporaryFolder()
        var writer = try LedgerWriter.create(folder.path, origin: SampleEvents.origin)
        var drafts = SampleEvents.rows(4)
        drafts[2].type = "Not A Type"
        #expect(throws: LedgerError.invalidDraft(index: 2, problem: .badType)) {
            try writer.append(drafts, expectedHead: 0, atMilliseconds: time)
        }
        #expect(try writer.reader.head().size == 0)
    }

    @Test("a small map grows under an append, which is written once") func grows() throws {
        let folder = try TemporaryFolder()
        var options = LedgerOptions()
        options.mapBytes = 1 << 18
        var writer = try LedgerWriter.create(folder.path, origin: SampleEvents.origin, options: options)
        try writer.append(SampleEvents.rows(20_000), expectedHead: 0, atMilliseconds: time)
        try writer.append(SampleEvents.rows(70_000), expectedHead: 20_000, atMilliseconds: time)
        let verification = try writer.reader.verify()
        #expect(verification.isSound && verification.size == 90_000)
    }

    @Test("the root at a smaller size is what it was then, also from a fresh start") func earlierRoots() throws {
        let folder = try TemporaryFolder()
        var heads: [LedgerHead] = []
        do {
            var writer = try LedgerWriter.create(folder.path, origin: SampleEvents.origin)
            for batch in [1, 254, 1, 1, 300] {
                let head = writer.head.size
                try writer.append(SampleEvents.rows(batch), expectedHead: head, atMilliseconds: time)
                heads.append(writer.head)
            }
        }
        let reader = try LedgerReader.open(folder.path)
        for head in heads { #expect(try reader.root(at: head.size) == head.root) }
        #expect(throws: LedgerError.noSuchSize(size: 558, head: 557)) { try reader.root(at: 558) }
    }

    @Test("a scan stops where it is told to, begins anywhere, and is empty at the head") func scans() throws {
        let folder = try TemporaryFolder()
        var writer = try LedgerWriter.create(folder.path, origin: SampleEvents.origin)
        try writer.append(SampleEvents.rows(45_000), expectedHead: 0, atMilliseconds: time)
        var seen: UInt64 = 0
        let next = try writer.reader.scan(from: 10) { (event) throws(LedgerError) in
            seen += 1
            return event.sequence < 44_000
        }
        #expect(next == 44_001 && seen == 43_991)
        #expect(try writer.reader.scan(from: 44_999, limit: 5) { (_) throws(LedgerError) in true } == 45_000)
        #expect(try writer.reader.scan(from: 45_000) { (_) throws(LedgerError) in true } == 45_000)
    }

    @Test("a second writer, a second creation, another program's store and a newer format are refused") func refusals()
        throws
    {
        let folder = try TemporaryFolder()
        let path = folder.path + "/ledger"
        do {
            let writer = try LedgerWriter.create(path, origin: SampleEvents.origin)
            #expect(throws: LedgerError.storage(.alreadyOpen(path: writer.reader.path))) { try LedgerReader.open(path) }
        }
        #expect(throws: LedgerError.alreadyALedger(path: path)) {
            _ = try LedgerWriter.create(path, origin: SampleEvents.origin)
        }
        #expect(throws: LedgerError.notALedger(path: folder.path)) { try LedgerReader.open(folder.path) }
        do { _ = try Environment.open(folder.path + "/other", EnvironmentOptions(mode: .create, databases: ["x"])) }
        #expect(throws: LedgerError.notALedger(path: folder.path + "/other")) {
            _ = try LedgerWriter.open(folder.path + "/other")
        }
        do {
            let environment = try Environment.open(path, EnvironmentOptions(mode: .write, databases: ["meta"]))
            let meta = try environment.database("meta")
            let key = LedgerLayout.formatKey
            try environment.write { (transaction) throws(LMDBError) in
                try transaction.put([0x32].span, at: key.span, in: meta)
            }
        }
        #expect(throws: LedgerError.newerFormat(path: path, found: "2")) { _ = try LedgerWriter.open(path) }
    }
}
