import CanonicalJSON
import Testing

@testable import Migration

@Suite struct EntityTableTests {
    @Test("it keeps a value for each kind and tells them in the order of kinds") func values() {
        var table: EntityTable<Int> = [.note: 3, .pipeline: 1]
        table[.deal, default: 40] += 2
        table[.deal, default: 7] += 1
        #expect(table.map(\.key) == [.pipeline, .deal, .note] && table.values == [1, 43, 3])
        table[.pipeline] = nil
        #expect(table[.pipeline] == nil && table == [.deal: 43, .note: 3])
    }

    @Test("kinds and files are found by the names that they are written with, and by no other") func names() {
        for (place, entity) in TargetEntity.allCases.enumerated() {
            #expect(TargetEntity.names.place(of: entity.rawValue) == place)
        }
        for file in SourceFile.known { #expect(SourceFile(rawValue: file.rawValue) == file) }
        #expect(TargetEntity.names.place(of: "Deal") == nil && SourceFile(rawValue: "") == nil)
    }
}
