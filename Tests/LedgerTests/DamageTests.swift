import Foundation
import TestSupport
import Testing

@testable import LMDB
@testable import Ledger

@Suite struct DamageTests {
    private let count = 3_000

    private func prepare(_ path: String) throws {
        var writer = try LedgerWriter.create(path, origin: SampleEvents.origin)
        try writer.append(SampleEvents.rows(count), expectedHead: 0, atMilliseconds: SampleEvents.atMilliseconds)
    }

    /// Replaces the first occurrence of a text in the store's file by another one of the same length.
    private func replace(_ text: String, by other: String, in path: String) throws {
        let file = URL(fileURLWithPath: path + "/data.mdb")
        var bytes = try Data(contentsOf: file)
        let range = try #require(bytes.range(of: Data(text.utf8)))
        bytes.replaceSubrange(range, with: Data(other.utf8))
        try bytes.write(to: file)
    }

    @Test(
        "one changed digit inside an event is found by verify, which names that event",
        arguments: [0, 77, 255, 256, 2_047]
    )
    func changedValue(sequence: UInt64) throws {
        let folder = try TemporaryFolder()
        try prepare(folder.path)
        try replace("\"cells\":[\"\(sequence)\"]", by: "\"cells\":[\"\(sequence ^ 1)\"]", in: folder.path)
        let reader = try LedgerReader.open(folder.path)
        let fault = try reader.verify().fault
        #expect(fault == .init(firstBad: sequence, problem: .leafDiffers))
        let error = #expect(throws: LedgerError.self) {
            try reader.export(to: folder.path + "/out", key: SampleEvents.key())
        }
        #expect(error?.firstBad == sequence && error?.isDamage == true)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
    }

    @Test("a changed event in the last tile is found at opening, by reader and writer") func lastTile() throws {
        let folder = try TemporaryFolder()
        try prepare(folder.path)
        try replace("\"cells\":[\"2999\"]", by: "\"cells\":[\"2998\"]", in: folder.path)
        let expected = LedgerError.damaged(path: folder.path, firstBad: 2_999, problem: .leafDiffers)
        #expect(throws: expected) { try LedgerReader.open(folder.path) }
        let before = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/data.mdb"))
        #expect(throws: expected) { _ = try LedgerWriter.open(folder.path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/data.mdb")) == before)
    }

    @Test("changes through the store itself are found: a missing event, an extra one, other tiles, another head")
    func inside() throws {
        let changes: [(String, [UInt8], [UInt8]?)] = [
            ("events", LedgerLayout.bytes(of: 17), nil),
            ("events", LedgerLayout.bytes(of: 3_000), Array("{}".utf8)),
            ("tiles", LedgerLayout.tileKey(level: 0, index: 3), nil),
            ("tiles", LedgerLayout.tileKey(level: 0, index: 3), [UInt8](repeating: 1, count: 8_192)),
            ("tiles", LedgerLayout.tileKey(level: 1, index: 0), [UInt8](repeating: 1, count: 32 * 11)),
            ("meta", LedgerLayout.headKey, LedgerHead(size: 3_000, root: .empty).record),
            ("meta", LedgerLayout.headKey, [1, 2, 3]),
            ("meta", LedgerLayout.headKey, nil),
        ]
        for (name, key, value) in changes {
            let folder = try TemporaryFolder()
            try prepare(folder.path)
            do {
                let environment = try Environment.open(folder.path, EnvironmentOptions(mode: .write, databases: [name]))
                let database = try environment.database(name)
                try environment.write { (transaction) throws(LMDBError) in
                    if let value {
                        try transaction.put(value.span, at: key.span, in: database)
                    } else {
                        try transaction.remove(key.span, in: database)
                    }
                }
            }
            do throws(LedgerError) {
                let verification = try LedgerReader.open(folder.path).verify()
                #expect(!verification.isSound, "\(name) \(key)")
            } catch {
                #expect(error.isDamage, "\(name) \(key): \(error)")
            }
        }
    }

    @Test("pages damaged anywhere end in an error, never in a crash or in 'sound' with other bytes") func damagedPages()
        async throws
    {
        let folder = try TemporaryFolder()
        await #expect(processExitsWith: .exitCode(7)) { [path = folder.path as String] in
            try DamageTests().prepare(path + "/ledger")
            let file = URL(fileURLWithPath: path + "/ledger/data.mdb")
            let sound = try Data(contentsOf: file)
            let root = try LedgerReader.open(path + "/ledger").verify().root
            var random: UInt64 = 88_172_645_463_325_252
            for _ in 0..<150 {
                random ^= random << 13
                random ^= random >> 7
                random ^= random << 17
                var bytes = sound
                // Half of the hits go to the head of a page, where its structure is.
                let page = Int(random >> 8) & 0xFFFF_FFFF % (sound.count / 4_096)
                let offset = random & 1 == 0 ? Int(random >> 40) % 64 : Int(random >> 40) % 4_096
                bytes[page % (sound.count / 4_096) * 4_096 + offset] ^= UInt8(truncatingIfNeeded: random >> 32) | 1
                try bytes.write(to: file)
                do throws(LedgerError) {
                    let verification = try LedgerReader.open(path + "/ledger").verify()
                    guard !verification.isSound || verification.root == root else { exit(1) }
                } catch {
                    _ = error.description
                }
            }
            exit(7)
        }
    }
}
