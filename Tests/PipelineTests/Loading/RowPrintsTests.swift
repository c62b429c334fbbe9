import Foundation
import PracticeMaster
import TestSupport
import Testing

@testable import Pipeline

/// Prints of more rows than are held in memory.
@Suite struct RowPrintsTests {
    private func print(_ name: UInt64, _ place: Int) -> RowPrint {
        RowPrint(name: name, place: place, cells: Array("[\"\(place)\"]".utf8))
    }

    @Test("every print comes back once, by name and place, also those that waited on the disk")
    func all() throws {
        let folder = try TemporaryFolder()
        var prints = RowPrints(folder: folder.path)
        let count = 300_000
        for place in 0..<count { try prints.add(print(UInt64(place * 7_919 % count / 3), place)) }
        var found = 0
        var names: Set<UInt64> = []
        for part in 0..<RowPrints.partCount {
            let taken = try prints.take(part)
            found += taken.count
            let isOrdered = zip(taken, taken.dropFirst()).allSatisfy { $0.precedes($1) }
            #expect(isOrdered)
            let own = Set(taken.map(\.name))
            #expect(names.isDisjoint(with: own))
            names.formUnion(own)
        }
        #expect(found == count)
        #expect(names.count == count / 3)
    }

    @Test("a part of one name that is larger than memory allows keeps the order of its rows") func oneName() throws {
        let folder = try TemporaryFolder()
        var prints = RowPrints(folder: folder.path)
        for place in 0..<10_000 { try prints.add(print(5, place)) }
        let found = try (0..<RowPrints.partCount).flatMap { part in try prints.take(part).map(\.place) }
        #expect(found == (0..<10_000).map { UInt64($0) })
    }

    @Test("the file in which prints wait has no name, so nothing is left behind") func nameless() throws {
        let folder = try TemporaryFolder()
        var prints = RowPrints(folder: folder.path)
        for place in 0..<5_000 { try prints.add(print(5, place)) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        #expect(try prints.take(Int((5 as UInt64 &* 0x9E37_79B9_7F4A_7C15) >> 58)).count == 5_000)
    }

    @Test("a folder that cannot be written is named, with what to do") func refused() throws {
        var prints = RowPrints(folder: "/proc")
        var message = ""
        do throws(PipelineError) {
            for place in 0..<5_000 { try prints.add(print(5, place)) }
        } catch {
            message = "\(error)"
        }
        #expect(message.contains("/proc: a temporary file cannot be made"))
    }

    @Test("two rows have one content only when their cells are the same bytes") func content() {
        let one = RowPrint(name: 1, place: 0, cells: Array("[\"a\",\"b\"]".utf8))
        #expect(one.hasContent(of: RowPrint(name: 2, place: 9, cells: Array("[\"a\",\"b\"]".utf8)[...])))
        #expect(!one.hasContent(of: RowPrint(name: 1, place: 0, cells: Array("[\"a,b\"]".utf8))))
    }
}
