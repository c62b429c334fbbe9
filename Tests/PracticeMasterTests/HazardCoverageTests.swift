import Foundation
import Testing

/// The list of known hazards has 97 entries; each is shown by a test that names its number.
@Suite struct HazardCoverageTests {
    /// The tests by the numbers in their names: `hazard 14: ...`, `hazards 27, 72 and 95: ...`.
    static func tests(in source: String) -> [Int: String] {
        var tests: [Int: String] = [:]
        for test in source.split(separator: "@Test(", omittingEmptySubsequences: false).dropFirst() {
            guard let name = test.prefixMatch(of: /\s*"hazards? ([0-9, and]+): [^"]/) else { continue }
            for number in name.output.1.matches(of: /[0-9]+/).compactMap({ Int($0.output) }) {
                tests[number, default: ""] += test
            }
        }
        return tests
    }

    private func tests() throws -> [Int: String] {
        let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        return try paths.filter { $0.hasSuffix("Tests.swift") && !$0.hasSuffix("CoverageTests.swift") }
            .map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
            .map(HazardCoverageTests.tests)
            .reduce(into: [:]) { all, some in all.merge(some) { $0 + $1 } }
    }

    @Test("Every hazard from 1 to 97 is named by a test, and no test names another one")
    func complete() throws {
        let found = Set(try tests().keys)
        #expect(Set(1...97).subtracting(found).sorted() == [])
        #expect(found.subtracting(1...97).sorted() == [])
    }

    @Test("The tests of a hazard hold the examples that the list gives for it")
    func examples() throws {
        let tests = try tests()
        for hazard in 1...97 {
            let examples = try #require(HazardExamples.byNumber[hazard])
            #expect(!examples.isEmpty)
            #expect(examples.filter { tests[hazard]?.contains($0) != true } == [], "hazard \(hazard)")
        }
    }

    @Test("Numbers are found in names of tests only")
    func reading() {
        let source = """
            @Test("hazards 27, 72 and 95: x") @Test(
                "hazard 3: y", arguments: [1]) // hazard 4: no
            @Test("The hazard 5: no") @Test("hazard 6:")
            """
        #expect(HazardCoverageTests.tests(in: source).keys.sorted() == [3, 27, 72, 95])
        #expect(HazardCoverageTests.tests(in: source)[3]?.contains("arguments: [1]") == true)
    }
}
