import Foundation
import TestSupport
import Testing

@testable import LMDB
@testable import Ledger

@Suite struct PowerLossTests {
    private let time = SampleEvents.atMilliseconds

    /// What one append did to the store's file.
    private struct Append {
        let before: Data
        let after: Data
        let sizes: (old: UInt64, new: UInt64)
        let pages: [Range<Int>]
        let header: Range<Int>

        /// The file with some of the writes on the disk and the rest lost.
        func file(with kept: [Range<Int>]) -> Data {
            var file = before
            for range in kept {
                if file.count < range.upperBound { file.append(Data(count: range.upperBound - file.count)) }
                file.replaceSubrange(range, with: after[range])
            }
            return file
        }
    }

    private func appends(in folder: String) throws -> [Append] {
        let store = URL(fileURLWithPath: folder + "/ledger/data.mdb")
        var writer = try LedgerWriter.create(folder + "/ledger", origin: SampleEvents.origin)
        return try [1, 300, 3, 260, 2].map { rows in
            let before = try Data(contentsOf: store)
            let old = writer.head.size
            let calls = try CallTrace.record(in: folder) { _ in
                try writer.append(SampleEvents.rows(rows), expectedHead: old, atMilliseconds: time)
            }
            let written = calls.filter { $0.isOnStore && $0.isWrite }.map(\.written)
            let firstPage = 2 * writer.reader.environment.pageBytes
            return try Append(
                before: before,
                after: Data(contentsOf: store),
                sizes: (old, writer.head.size),
                pages: written.filter { $0.lowerBound >= firstPage },
                header: #require(written.last { $0.lowerBound < firstPage })
            )
        }
    }

    /// How many events a sound ledger with this file has; nil when it is refused or found damaged.
    private func size(of file: Data, in folder: String) throws -> UInt64? {
        let path = folder + "/lost"
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try file.write(to: URL(fileURLWithPath: path + "/data.mdb"))
        do throws(LedgerError) {
            let verification = try LedgerReader.open(path).verify()
            return verification.isSound ? verification.size : nil
        } catch {
            // A file without the page that names the databases looks like one that somebody else made.
            #expect(error.isDamage || error == .notALedger(path: path))
            return nil
        }
    }

    @Test(
        "power lost at any moment of an append leaves the old state, or the new one, whichever writes got to the disk",
        .enabled(if: CallTrace.isPermitted, "this system forbids tracing, so the writes cannot be seen")
    ) func anyMoment() throws {
        let folder = try TemporaryFolder()
        for append in try appends(in: folder.path) {
            #expect(!append.pages.isEmpty)
            // Until the sync has returned any of the pages may be there, in any order, and the header is not written.
            var subsets = [[], append.pages]
            for index in append.pages.indices {
                subsets.append([append.pages[index]])
                subsets.append(append.pages.indices.filter { $0 != index }.map { append.pages[$0] })
            }
            for subset in subsets {
                #expect(try size(of: append.file(with: subset), in: folder.path) == append.sizes.old)
            }
            // Then the header is, or is not.
            let whole = append.file(with: append.pages + [append.header])
            #expect(try size(of: whole, in: folder.path) == append.sizes.new)
        }
    }

    @Test(
        "a disk that lies, with a header but not all of its pages, is found out: no such state is taken for sound",
        .enabled(if: CallTrace.isPermitted, "this system forbids tracing, so the writes cannot be seen")
    ) func lyingDisk() throws {
        let folder = try TemporaryFolder()
        for append in try appends(in: folder.path) {
            for index in append.pages.indices {
                let kept = append.pages.indices.filter { $0 != index }.map { append.pages[$0] } + [append.header]
                #expect(try size(of: append.file(with: kept), in: folder.path) == nil, "\(append.pages[index])")
            }
        }
    }
}
