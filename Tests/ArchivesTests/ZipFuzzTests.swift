import Archives
import Foundation
import TestSupport
import Testing

/// Whatever arrives as a zip ends in whole contents or in a refusal.
@Suite struct ZipFuzzTests {
    private struct Known {
        var bytes: [UInt8]
        var contents: [[UInt8]]
    }

    private func known(in folder: TemporaryFolder) throws -> Known {
        let path = folder.path + "/whole.zip"
        try PythonZip.make(
            """
            put('Export/CMCLIENT.csv', ''.join(f'{i},110.{i % 100:02},Erik\\r\\n' for i in range(300)))
            put('Export/CMRELATE.csv', 'RP_Key,Name\\r\\nErik,Erik\\r\\n', how=zipfile.ZIP_STORED)
            put('Export/CMJRNL.csv', 'Date,Desc\\r\\n' * 50, how=zipfile.ZIP_BZIP2)
            """,
            at: path
        )
        let zip = try ZipFile(path: path)
        return Known(
            bytes: [UInt8](try #require(FileManager.default.contents(atPath: path))),
            contents: try zip.entries.map { try Unpacked.bytes(of: $0, in: zip) }
        )
    }

    /// The contents, or nil for a refusal.
    private func read(_ bytes: [UInt8], at path: String) throws -> [[UInt8]]? {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        do throws(ZipRefusal) {
            let zip = try ZipFile(path: path)
            var contents: [[UInt8]] = []
            for entry in zip.entries {
                #expect(ZipName.fault(in: entry.name) == nil)
                let content = try Unpacked.bytes(of: entry, in: zip)
                #expect(content.count == entry.byteCount)
                contents.append(content)
            }
            return contents
        } catch {
            #expect(!error.description.isEmpty)
            return nil
        }
    }

    @Test("A damaged archive is refused or gives only contents that were in it", arguments: 0..<4)
    func mutations(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        let known = try known(in: folder)
        var numbers = SeededNumbers(seed: seed)
        var refused = 0
        for _ in 0..<200 {
            var bytes = known.bytes
            for _ in 0...Int.random(in: 0..<4, using: &numbers) {
                let place = Int.random(in: 0..<bytes.count, using: &numbers)
                switch Int.random(in: 0..<5, using: &numbers) {
                case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
                case 1: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &numbers) ?? 0
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 40)], at: place)
                default: bytes.removeLast(min(bytes.count - 1, place % 40))
                }
            }
            guard let contents = try read(bytes, at: folder.path + "/damaged.zip") else {
                refused += 1
                continue
            }
            for content in contents { #expect(known.contents.contains(content)) }
        }
        #expect(refused > 50)
    }

    @Test("Noise behind the mark of a zip is refused")
    func noise() throws {
        let folder = try TemporaryFolder()
        var numbers = SeededNumbers(seed: 11)
        for size in [0, 1, 17, 22, 400, 70_000] {
            let noise = (0..<size).map { _ in UInt8.random(in: 0...255, using: &numbers) }
            #expect(try read([0x50, 0x4B, 0x03, 0x04] + noise, at: folder.path + "/noise.zip") == nil)
            let end: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
            #expect(try read(noise + end + noise.prefix(18), at: folder.path + "/noise.zip") == nil)
        }
    }
}
