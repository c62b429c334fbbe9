import Migration
import Testing

/// The names of files are the contract of the ledger: every name reads back, and nothing else does.
@Suite struct SourceFileTests {
    @Test("Every known file, and an area of practice, is read back from its name")
    func names() throws {
        let area = SourceFile.area(try #require(AreaName("PI_2")))
        #expect(area.rawValue == "AOP/PI_2")
        for file in SourceFile.known + [area] {
            #expect(SourceFile(rawValue: file.rawValue) == file)
            #expect(SourceFile(ofKey: file.rawValue + "/110.01/x") == file)
        }
        #expect(Set(SourceFile.known).count == SourceFile.known.count)
    }

    @Test(
        "Names that no file can have are refused",
        arguments: ["", "AOP", "AOP/", "AOP/pi", "AOP/A B", "AOP/A/B", "AOP/Ä", "cmclient", "CMFEE"]
    )
    func otherNames(name: String) { #expect(SourceFile(rawValue: name) == nil) }

    @Test("The name of an area is bounded")
    func bound() {
        #expect(AreaName(String(repeating: "A", count: 60)) != nil)
        #expect(AreaName(String(repeating: "A", count: 61)) == nil)
    }

    @Test("Keys of other things belong to no file")
    func otherKeys() {
        for key in ["", "ORG/Acme", "stage/P/Open", "AOP", "AOP/x"] { #expect(SourceFile(ofKey: key) == nil) }
    }

    @Test("Files stand in one order, areas behind the others by name")
    func order() throws {
        let areas = try ["B", "A", "A_1"].map { SourceFile.area(try #require(AreaName($0))) }
        let sorted = (areas + SourceFile.known.reversed()).sorted()
        #expect(sorted.map(\.rawValue) == SourceFile.known.map(\.rawValue) + ["AOP/A", "AOP/A_1", "AOP/B"])
        #expect(areas[0] != areas[1])
        #expect(areas[0] != .user)
    }
}
