import Archives
import Foundation
import TestSupport
import Testing

/// What no export needs is refused by its own name, before any of it reaches the loader.
@Suite struct ZipRefusalTests {
    private func refusal(_ lines: String, limits: ZipLimits = .standard) throws -> ZipRefusal? {
        let folder = try TemporaryFolder()
        let path = folder.path + "/export.zip"
        try PythonZip.make(lines, at: path)
        let before = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        defer { #expect((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) == before) }
        do throws(ZipRefusal) {
            let zip = try ZipFile(path: path, limits: limits)
            for entry in zip.entries { _ = try Unpacked.bytes(of: entry, in: zip) }
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "A name that leads out of the archive is refused, however it is written",
        arguments: [
            ("put('../CMCLIENT.csv')", ZipName.Fault.climbing), ("put('a/../../CMCLIENT.csv')", .climbing),
            ("put('/etc/CMCLIENT.csv')", .absolute), ("put('C:/CMCLIENT.csv')", .drive),
            ("put('x/a@@b.csv'); names(b'\\\\\\\\')", .backslash), ("put('a\\x1b[2Jb.csv')", .control),
            ("put('a\\u202egpj.csv')", .control), ("put('x' * 1100 + '.csv')", .tooLong),
        ]
    )
    func unsafeName(lines: String, fault: ZipName.Fault) throws {
        #expect(try refusal(lines)?.reason == .unsafeName(fault))
    }

    @Test("Links and devices are refused, also where the rest of the archive is in order")
    func linksAndDevices() throws {
        let good = "put('CMRELATE.csv')\n"
        #expect(try refusal(good + "put('CMCLIENT.csv', '/etc/passwd', stat.S_IFLNK | 0o777)")?.reason == .link)
        #expect(try refusal(good + "put('CMCLIENT.csv', '', stat.S_IFCHR | 0o666)")?.reason == .device)
        #expect(try refusal(good + "put('CMCLIENT.csv', '', stat.S_IFBLK | 0o666)")?.reason == .device)
    }

    @Test("A name that stands there twice is refused, also when only case or a dot tells them apart")
    func duplicates() throws {
        #expect(try refusal("put('CMCLIENT.csv')\nput('CMCLIENT.csv', 'x')")?.reason == .duplicate)
        #expect(try refusal("put('CMCLIENT.csv')\nput('cmclient.CSV', 'x')")?.reason == .duplicate)
        #expect(try refusal("put('a/CMCLIENT.csv')\nput('a/./CMCLIENT.csv', 'x')")?.reason == .duplicate)
    }

    @Test("A protected entry is refused by the mark in its header")
    func encrypted() throws {
        let lines = """
            put('CMCLIENT.csv')
            def lock(data):
                for start, at in headers(data): data[start + 6 + at] |= 1
            patch(lock)
            """
        #expect(try refusal(lines)?.reason == .encrypted)
    }

    @Test("An archive inside the archive is refused by its name, and by its content under another name")
    func nested() throws {
        #expect(try refusal("put('CMCLIENT.csv')\nput('2019/older.ZIP')")?.reason == .nested)
        #expect(try refusal("put('backup.tar.gz')")?.reason == .nested)
        #expect(try refusal("put('CMCLIENT.csv', b'PK\\x03\\x04' + bytes(60))")?.reason == .nested)
    }

    @Test("A workbook is told apart from an archive of tables")
    func workbook() throws {
        #expect(try refusal("put('[Content_Types].xml', '<Types/>')\nput('xl/workbook.xml')")?.reason == .officeFile)
    }

    @Test("An archive without files is refused, also when systems left something in it")
    func empty() throws {
        #expect(try refusal("pass")?.reason == .empty)
        #expect(try refusal("put('.DS_Store')\nput('__MACOSX/._CMCLIENT.csv')")?.reason == .empty)
    }

    @Test("An entry that grows beyond every table is stopped while it is unpacked")
    func bomb() throws {
        #expect(try refusal("put('CMCLIENT.csv', bytes(24 << 20))")?.reason == .bomb(ratio: 250))
    }

    @Test("An entry that gives more than it declares is stopped there, one that gives less at its end")
    func wrongSize() throws {
        for size in ["7", "70000"] {
            let lines = """
                put('CMCLIENT.csv', bytes(range(256)) * 16)
                def lie(data):
                    for start, at in headers(data): struct.pack_into('<I', data, start + 22 + at, \(size))
                patch(lie)
                """
            #expect(try refusal(lines)?.reason == .damaged)
        }
    }

    @Test("More entries and more declared bytes than the limits allow are refused from the table of contents")
    func limits() throws {
        var limits = ZipLimits.standard
        limits.entries = 20
        let many = "for i in range(21): put(f'{i}.csv')"
        #expect(try refusal(many, limits: limits)?.reason == .tooManyEntries(limit: 20))
        limits.entries = 21
        #expect(try refusal(many, limits: limits) == nil)
        limits.totalBytes = 1000
        let large = "put('a.csv', bytes(600))\nput('b.csv', bytes(600))"
        #expect(try refusal(large, limits: limits)?.reason == .tooLarge(limit: 1000))
    }

    @Test("A table of contents is not read without bound, whatever number of entries it declares")
    func directoryBound() throws {
        let many = "for i in range(8000): put(f'{i:0100}.csv', '', how=zipfile.ZIP_STORED)"
        var limits = ZipLimits.standard
        limits.entries = 1_000_000
        limits.directoryBytes = 1 << 20
        #expect(try refusal(many, limits: limits)?.reason == .tooManyEntries(limit: 1_000_000))
    }

    @Test("Content that does not fit its check sum is damaged, packed or not")
    func checkSum() throws {
        for how in ["zipfile.ZIP_STORED", "zipfile.ZIP_DEFLATED"] {
            let lines = """
                put('CMCLIENT.csv', 'Client_ID,Name', how=\(how))
                def flip(data):
                    for start, at in headers(data): data[start + 14 + at] ^= 0x40
                patch(flip)
                """
            #expect(try refusal(lines)?.reason == .damaged)
        }
    }

    @Test("A method that nobody here can unpack is named as such")
    func unknownMethod() throws {
        let lines = """
            put('CMCLIENT.csv')
            def change(data):
                for start, at in headers(data): struct.pack_into('<H', data, start + 8 + at, 9)
            patch(change)
            """
        #expect(try refusal(lines)?.reason == .unknownMethod)
    }

    @Test("Every refusal says what is wrong, where, and what to do, in one line that shows no control character")
    func texts() throws {
        let error = try #require(try refusal("put('a\\x1b[2Jb.csv')"))
        #expect(
            error.description == "export.zip, entry a?[2Jb.csv: its name holds characters that cannot be shown; "
                + "make the archive again from a folder that holds only the files of the export"
        )
        let whole = try #require(try refusal("pass"))
        #expect(
            whole.description
                == "export.zip: the zip archive holds no file; put the files of the export into it"
        )
    }
}
