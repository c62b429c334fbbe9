import Foundation
import Testing

/// Walks the whole project; each rule has a test of its own beside this suite that shows it can fail.
@Suite struct TidyTests {
    @Test("every Swift file keeps the rules on length, names, imports and purity")
    func swiftFiles() throws {
        let files = try SourceTree.load().files.filter(\.isSwift)
        #expect(files.count > 50, "the walk found the project")
        for file in files {
            for rule in FileRules.all {
                for violation in rule(file) { Issue.record("\(violation)") }
            }
        }
    }

    @Test("the top level holds the agreed entries and nothing else")
    func topLevel() throws {
        for violation in TreeRules.topLevelEntries(try SourceTree.load()) { Issue.record("\(violation)") }
    }

    @Test("every target stands in the catalogue of CONTRIBUTING.md and in the table of borders")
    func catalogue() throws {
        let tree = try SourceTree.load()
        #expect(tree.targets.contains("Migration"))
        for violation in TreeRules.catalogue(tree) { Issue.record("\(violation)") }
    }

    @Test("every type of event is described in ledger-format.md")
    func eventTypes() throws {
        for violation in TreeRules.eventTypes(try SourceTree.load()) { Issue.record("\(violation)") }
    }

    @Test("every relative link in a page leads to a file")
    func links() throws {
        let violations = TreeRules.links(try SourceTree.load()) { path in
            FileManager.default.fileExists(atPath: SourceTree.root.appendingPathComponent(path).path)
        }
        for violation in violations { Issue.record("\(violation)") }
    }
}
