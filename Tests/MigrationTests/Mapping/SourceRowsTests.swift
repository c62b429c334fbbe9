import Testing

@testable import Migration

@Suite struct SourceRowsTests {
    /// A store that counts nothing and holds nothing: each row is made when it is asked for.
    private struct MadeRows: RowStore {
        let count: Int

        func rows(_ places: Range<Int>) -> [SourceRow] {
            precondition(places.lowerBound >= 0 && places.upperBound <= count)
            return places.map { SourceRow(sequence: UInt64($0), line: $0 + 2, cells: ["\($0)"]) }
        }
    }

    @Test("kept rows are gone through as held ones are, whatever their number", arguments: [0, 1, 127, 128, 129, 1000])
    func alike(count: Int) {
        let kept = SourceRows(keptIn: MadeRows(count: count))
        let held = SourceRows(MadeRows(count: count).rows(0..<count))
        let (keptRows, heldRows): ([SourceRow], [SourceRow]) = (Array(kept), Array(held))
        #expect(keptRows == heldRows)
        #expect(kept.count == count)
        let lines: [Int] = kept.map { $0.line }
        #expect(lines == Array(2..<(count + 2)))
    }

    @Test("a kept row is found by its place, and the rows can be gone through again and again")
    func places() {
        let kept = SourceRows(keptIn: MadeRows(count: 300))
        #expect(kept[299].line == 301)
        #expect(kept.first?.line == 2)
        #expect(kept.last?.line == 301)
        var iterator = kept.makeIterator()
        for _ in 0..<150 { _ = iterator.next() }
        #expect(iterator.next()?.line == 152)
        #expect(kept.first?.line == 2)
        let some: [Int] = kept[100..<103].map { $0.line }
        #expect(some == [102, 103, 104])
    }
}
