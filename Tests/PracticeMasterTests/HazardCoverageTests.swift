import Foundation
import Testing

/// The list of known hazards has 97 entries; each is shown by a test that names its number.
@Suite struct HazardCoverageTests {
    /// The numbers in the names of tests: `hazard 14: ...`, `hazards 27, 72 and 95: ...`.
    static func numbers(in source: String) -> Set<Int> {
        var numbers: Set<Int> = []
        for match in source.matches(of: /@Test\(\s*"hazards? ([0-9, and]+): [^"]/) {
            numbers.formUnion(match.output.1.matches(of: /[0-9]+/).compactMap { Int($0.output) })
        }
        return numbers
    }

    @Test("Every hazard from 1 to 97 is named by a test, and no test names another one")
    func complete() throws {
        let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        var found: Set<Int> = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix("Tests.swift")
        {
            let source = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            found.formUnion(HazardCoverageTests.numbers(in: source))
        }
        #expect(Set(1...97).subtracting(found).sorted() == [])
        #expect(found.subtracting(1...97).sorted() == [])
    }

    @Test("Numbers are found in names of tests only")
    func reading() {
        let source = """
            @Test("hazards 27, 72 and 95: x") @Test(
                "hazard 3: y", arguments: [1]) // hazard 4: no
            @Test("The hazard 5: no") @Test("hazard 6:")
            """
        #expect(HazardCoverageTests.numbers(in: source) == [3, 27, 72, 95])
    }
}
