import Foundation
import Glibc
import TestSupport
import Testing

@testable import LMDB
@testable import Ledger

@Suite struct PageDamageTests {
    /// Bytes of one page that are changed one after the other.
    private struct Damage {
        let kind: String
        let page: Int
        let offsets: [Int]
    }

    private static func prepare(_ path: String) throws -> StorePages {
        var writer = try LedgerWriter.create(path, origin: SampleEvents.origin)
        for rows in [700, 1, 1, 98] {
            let head = writer.head.size
            try writer.append(SampleEvents.rows(rows), expectedHead: head, atMilliseconds: SampleEvents.atMilliseconds)
        }
        return try StorePages(path)
    }

    /// What a reader says of the store's file with one byte changed: nil when it is sound and whole.
    ///
    /// Neither a reader nor a writer that is refused may have changed the file.
    private static func problem(
        _ pages: StorePages,
        _ page: Int,
        _ offset: Int,
        flipping bits: UInt8 = 0x12,
        in path: String
    ) throws -> (isDamage: Bool, firstBad: UInt64?)? {
        let file = URL(fileURLWithPath: path + "/data.mdb")
        var bytes = pages.bytes
        bytes[page * StorePages.pageBytes + offset] ^= bits
        try bytes.write(to: file)
        do throws(LedgerError) {
            let verification = try LedgerReader.open(path).verify()
            guard let fault = verification.fault else {
                return verification.size == 800 ? nil : (false, nil)
            }
            return (true, fault.firstBad)
        } catch {
            #expect(throws: error) { _ = try LedgerWriter.open(path) }
            #expect(throws: error) { _ = try LedgerWriter.create(path, origin: SampleEvents.origin) }
            #expect(try Data(contentsOf: file) == bytes)
            return (error.isDamage, error.firstBad)
        }
    }

    /// Which bytes of a page mean something: its head without the padding, and its entries' offsets and entries.
    private static func meaningful(_ pages: StorePages, _ page: Int, entryBytes: Range<Int>) -> [Int] {
        let head = [0, 1, 2, 7, 10, 11, 12, 13]
        let entries = pages.entries(page).prefix(3)
        return head + entries.indices.flatMap { [16 + 2 * $0, 17 + 2 * $0] }
            + entries.flatMap { entry in entryBytes.map { entry + $0 } }
    }

    @Test("a changed byte in a page of any kind in use is found as damage, and nothing is written") func found()
        async throws
    {
        let folder = try TemporaryFolder()
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let pages = try PageDamageTests.prepare(path)
            let (events, tiles, meta) = try (pages.root(of: "events"), pages.root(of: "tiles"), pages.root(of: "meta"))
            #expect(pages.isBranch(events) && !pages.isBranch(tiles))
            let eventsLeaf = pages.firstLeaf(below: events)
            let overflow = try pages.overflow(of: tiles)
            func bytes(_ page: Int, _ entryBytes: Range<Int>) -> [Int] {
                PageDamageTests.meaningful(pages, page, entryBytes: entryBytes)
            }
            // The number of the transaction that freed the pages says only when they may be used again.
            let freeLists = bytes(pages.freeRoot, 0..<8) + bytes(pages.freeRoot, 16..<24)
            // Another length of the origin makes another origin, which is not under the tree.
            let origin = pages.entries(meta)[2]
            let records = bytes(meta, 0..<12).filter { $0 != origin }
            // Magic, version, page size, flags, depth, entries and root of both trees, last page, transaction.
            let header =
                Array(16..<24) + Array(40..<46) + Array(72..<88) + Array(94..<96) + Array(120..<152)
            let damages = [
                Damage(kind: "newest header", page: pages.newest, offsets: header),
                Damage(kind: "older header", page: 1 - pages.newest, offsets: Array(16..<24) + Array(40..<46)),
                Damage(kind: "names of databases", page: pages.mainRoot, offsets: bytes(pages.mainRoot, 0..<12)),
                Damage(kind: "free pages", page: pages.freeRoot, offsets: freeLists),
                Damage(kind: "branch", page: events, offsets: bytes(events, 0..<8)),
                Damage(kind: "events", page: eventsLeaf, offsets: bytes(eventsLeaf, 0..<60)),
                Damage(kind: "tiles", page: tiles, offsets: bytes(tiles, 0..<25)),
                Damage(kind: "meta", page: meta, offsets: records),
                Damage(kind: "long value", page: overflow, offsets: [0, 1, 7, 10, 11, 12, 15, 16, 17, 4_000, 8_207]),
            ]
            for damage in damages {
                for offset in damage.offsets {
                    // In turn a few bits, the top one, and all that are set: a page size of 0 is one byte away.
                    let set: UInt8 = pages.number(damage.page, offset, as: UInt8.self)
                    for bits in damage.kind == "newest header" ? [0x12, 0x80, set] : [0x12] where bits != 0 {
                        let found = try PageDamageTests.problem(pages, damage.page, offset, flipping: bits, in: path)
                        #expect(found?.isDamage == true, "\(damage.kind), byte \(offset), bits \(bits)")
                    }
                }
            }
        }
    }

    @Test("a changed byte of an event or of its leaf hash names the event") func named() async throws {
        let folder = try TemporaryFolder()
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let pages = try PageDamageTests.prepare(path)
            let leaf = try pages.firstLeaf(below: pages.root(of: "events"))
            for (sequence, entry) in pages.entries(leaf).enumerated() {
                let offset = pages.value(leaf, entry) + 40
                let problem = try PageDamageTests.problem(pages, leaf, offset, in: path)
                #expect(problem?.isDamage == true && problem?.firstBad == UInt64(sequence))
            }
            let overflow = try pages.overflow(of: pages.root(of: "tiles"))
            for sequence in [0, 1, 100, 255] {
                let problem = try PageDamageTests.problem(pages, overflow, 16 + 32 * sequence + 5, in: path)
                #expect(problem?.isDamage == true && problem?.firstBad == UInt64(sequence))
            }
        }
    }

    @Test("bytes that nothing refers to may change: padding, room between entries, free pages, pages behind the last")
    func harmless() async throws {
        let folder = try TemporaryFolder()
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let pages = try PageDamageTests.prepare(path)
            let meta = try pages.root(of: "meta")
            let places =
                try [(meta, 8), (meta, 9), (meta, 200), (pages.mainRoot, 300)]
                + [0, 10, 16, 2_000, 4_095].map { (try pages.unused(), $0) }
                + [24, 32, 56, 160, 4_000].map { (pages.newest, $0) }
            for (page, offset) in places {
                let problem = try PageDamageTests.problem(pages, page, offset, in: path)
                #expect(problem == nil, "page \(page), byte \(offset)")
            }
            let more = pages.bytes + Data(repeating: 0xAB, count: 10_000)
            try more.write(to: URL(fileURLWithPath: path + "/data.mdb"))
            var writer = try LedgerWriter.open(path)
            try writer.append(SampleEvents.rows(900), expectedHead: 800, atMilliseconds: SampleEvents.atMilliseconds)
            #expect(try writer.reader.verify().isSound)
        }
    }

    @Test("a changed origin is not under the tree: verify does not see it, but the ledger's key does not sign for it")
    func otherOrigin() throws {
        let folder = try TemporaryFolder()
        let pages = try Self.prepare(folder.path)
        let meta = try pages.root(of: "meta")
        let offset = pages.value(meta, pages.entries(meta)[2])
        let problem = try Self.problem(pages, meta, offset, in: folder.path)
        #expect(problem == nil)
        let reader = try LedgerReader.open(folder.path)
        #expect(reader.origin != SampleEvents.origin && reader.origin.hasSuffix(SampleEvents.origin.dropFirst()))
        let checkpoint = try reader.checkpoint()
        #expect(throws: LedgerError.invalidKey(path: SampleEvents.origin, problem: .otherLedger)) {
            try checkpoint.signed(by: SampleEvents.key())
        }
    }

    @Test("a header page put back as it was one commit ago shows the ledger as it was then, and nothing can tell")
    func olderHeader() throws {
        let folder = try TemporaryFolder()
        _ = try Self.prepare(folder.path)
        let root = try LedgerReader.open(folder.path).head().root
        let before = try StorePages(folder.path)
        do {
            var writer = try LedgerWriter.open(folder.path)
            try writer.append(SampleEvents.rows(2), expectedHead: 800, atMilliseconds: SampleEvents.atMilliseconds)
        }
        let after = try StorePages(folder.path)
        #expect(after.newest != before.newest && after.transaction == before.transaction + 1)
        let header = (after.newest * StorePages.pageBytes)..<((after.newest + 1) * StorePages.pageBytes)
        var bytes = after.bytes
        bytes.replaceSubrange(header, with: before.bytes[header])
        try bytes.write(to: URL(fileURLWithPath: folder.path + "/data.mdb"))
        let verification = try LedgerReader.open(folder.path).verify()
        #expect(verification.isSound && verification.size == 800 && verification.root == root)
    }
}
