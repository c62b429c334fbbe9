import Foundation
import Testing

@testable import PipedriveSimulator

/// The real service behaves in 40 known ways that a migration must survive; each is shown by a test that names it.
@Suite struct BehaviourCoverageTests {
    /// The numbers in the names of tests: `behaviour 14: ...`.
    static func numbers(in source: String) -> Set<Int> {
        Set(source.matches(of: /@Test\(\s*"behaviour ([0-9]+): [^"]/).compactMap { Int($0.output.1) })
    }

    /// The switches in the names of tests: `switch geocodes_addresses: ...`.
    static func switches(in source: String) -> [String] {
        source.matches(of: /@Test\(\s*"switch ([a-z_0-9]+): [^"]/).map { String($0.output.1) }
    }

    private func sources() throws -> [String] {
        let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        return try paths.filter { $0.hasSuffix("Tests.swift") && !$0.hasSuffix("CoverageTests.swift") }.map {
            try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
        }
    }

    @Test("Every behaviour from 1 to 40 is named by a test, and no test names another one")
    func behaviours() throws {
        let found = try sources().map(BehaviourCoverageTests.numbers).reduce(into: Set()) { $0.formUnion($1) }
        #expect(Set(1...40).subtracting(found).sorted() == [])
        #expect(found.subtracting(1...40).sorted() == [])
    }

    @Test("Every switch is named by one test, and that test sees it in both positions")
    func switches() throws {
        let found = try sources().flatMap(BehaviourCoverageTests.switches)
        #expect(found.sorted() == UncertainBehaviours.names)
        let tried = try sources().flatMap { source in
            source.matches(of: /try both\(\s*"([a-z_0-9]+)"/).map { String($0.output.1) }
        }
        #expect(tried.sorted() == UncertainBehaviours.names)
    }

    @Test("Names are found in tests only")
    func reading() {
        let source = """
            @Test("behaviour 7: x") @Test(
                "behaviour 3: y", arguments: [1]) // behaviour 4: no
            @Test("The behaviour 5: no") @Test("behaviour 6:") @Test("switch a_b: z")
            """
        #expect(BehaviourCoverageTests.numbers(in: source) == [3, 7])
        #expect(BehaviourCoverageTests.switches(in: source) == ["a_b"])
    }
}
