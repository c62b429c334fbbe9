import Archives
import Foundation
import TestSupport
import Testing

@Suite struct ZipReadingTests {
    @Test("Files come out as they were put in, as often as they are asked for, packed by any usual method")
    func contents() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/export.zip"
        for how in ["ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA"] {
            try PythonZip.make(
                "put('first.csv', 'a,b', how=zipfile.\(how))\n"
                    + "put('CMCLIENT.csv', ''.join(f'{i},110.{i % 100:02}\\r\\n' "
                    + "for i in range(60000)), how=zipfile.\(how))",
                at: path
            )
            let wanted = Array(
                (0..<60_000).map { "\($0),110.\($0 % 100 < 10 ? "0" : "")\($0 % 100)\r\n" }.joined().utf8
            )
            let zip = try ZipFile(path: path)
            #expect(zip.entries.map(\.name) == ["first.csv", "CMCLIENT.csv"])
            #expect(zip.entries[1].byteCount == wanted.count)
            for _ in 0..<2 { #expect(try Unpacked.bytes(of: zip.entries[1], in: zip) == wanted) }
            #expect(try Unpacked.bytes(of: zip.entries[0], in: zip) == Array("a,b".utf8))
        }
    }

    @Test("Folders are no entries, a folder around the files is normal, and what macOS and Windows add is left aside")
    func folders() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/export.zip"
        try PythonZip.make(
            """
            z.mkdir('Export 2026') if hasattr(z, 'mkdir') else put('Export 2026/', '', stat.S_IFDIR | 0o755)
            put('Export 2026/CMCLIENT.csv')
            put('Export 2026/F\\u00e4lle.csv')
            put('__MACOSX/Export 2026/._CMCLIENT.csv', bytes(8))
            put('Export 2026/.DS_Store', bytes(8))
            put('Export 2026/Thumbs.db', bytes(8))
            """,
            at: path
        )
        let entries = try ZipFile(path: path).entries
        #expect(entries.map(\.name) == ["Export 2026/CMCLIENT.csv", "Export 2026/Fälle.csv"])
        #expect(entries[0].lastName == "CMCLIENT.csv")
        #expect(entries[0].folders == ["Export 2026"])
    }

    @Test("Folders that Windows separates with backslashes are folders")
    func backslashes() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/export.zip"
        try PythonZip.make("put('CMDATA@CMCLIENT.csv'); names(b'\\\\')", at: path)
        #expect(try ZipFile(path: path).entries.map(\.name) == ["CMDATA/CMCLIENT.csv"])
    }

    @Test("Content comes in pieces of bounded size")
    func pieces() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/export.zip"
        try PythonZip.make("put('CMCLIENT.csv', bytes(range(256)) * 20000)", at: path)
        let zip = try ZipFile(path: path)
        var reader = try zip.open(zip.entries[0])
        var count = 0
        while true {
            let chunk = try reader.next()
            #expect(chunk.count <= ZipEntryReader.chunkBytes)
            if chunk.isEmpty { break }
            count += chunk.count
        }
        #expect(count == 256 * 20_000)
    }

    @Test("A large table that packs well, as padded ones do, is no bomb")
    func paddedTable() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/export.zip"
        try PythonZip.make(
            "put('CMCLIENT.csv', ''.join(f'\"{i}\",' + '\"                              \",' * 12 + '\\r\\n' "
                + "for i in range(60000)))",
            at: path
        )
        let zip = try ZipFile(path: path)
        #expect(try Unpacked.bytes(of: zip.entries[0], in: zip).count > 20 << 20)
    }

    @Test("An archive that was replaced between two passes is not read on")
    func changed() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/export.zip"
        try PythonZip.make("put('CMCLIENT.csv')", at: path)
        let zip = try ZipFile(path: path)
        try FileManager.default.removeItem(atPath: path)
        try PythonZip.make("put('CMCLIENT.csv', 'Client_ID,Name\\r\\n999.01,Mallory')", at: path)
        #expect(throws: ZipRefusal(reason: .changed, archive: "export.zip", entry: nil)) {
            _ = try Unpacked.bytes(of: zip.entries[0], in: zip)
        }
    }

    @Test("An archive that cannot be opened says so in the system's words")
    func missing() {
        let refusal = ZipRefusal(
            reason: .unreadable("No such file or directory"),
            archive: "nowhere.zip",
            entry: nil
        )
        #expect(throws: refusal) { _ = try ZipFile(path: "/nowhere.zip") }
    }

    @Test("An archive that was cut off anywhere is refused, never read in part")
    func cutOff() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/export.zip"
        try PythonZip.make("put('CMCLIENT.csv')\nput('CMRELATE.csv')", at: path)
        let whole = try #require(FileManager.default.contents(atPath: path))
        for count in stride(from: 0, to: whole.count, by: 1) {
            try whole.prefix(count).write(to: URL(fileURLWithPath: path))
            let refusal = ZipRefusal(reason: .cutOff, archive: "export.zip", entry: nil)
            #expect(throws: refusal, "\(count) of \(whole.count) bytes") { _ = try ZipFile(path: path) }
        }
    }
}
