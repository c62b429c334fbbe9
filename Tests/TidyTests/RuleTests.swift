import Testing

/// A rule that cannot fail guards nothing: each is shown a bad file and a good one.
@Suite struct RuleTests {
    private func pure(_ text: String) -> SourceTree.TextFile { .init("Sources/Migration/X.swift", text) }

    @Test("a file of 301 lines is too long, one of 300 is not")
    func fileLength() {
        #expect(FileRules.fileLength(pure(String(repeating: "\n", count: 301))).count == 1)
        #expect(FileRules.fileLength(pure(String(repeating: "\n", count: 300))).isEmpty)
    }

    @Test("a line of 121 characters is too long and is named")
    func lineLength() {
        let text = String(repeating: "ü", count: 120) + "\n" + String(repeating: "a", count: 121) + "\n"
        #expect(FileRules.lineLength(pure(text)).map(\.line) == [2])
    }

    @Test(
        "a body of 60 lines is too long, braces in texts and comments do not count",
        arguments: [
            "func f()", "init?(a: Int)", "deinit", "subscript(a: Int) -> Int", "var value: Int",
            "func f(\n    a: Int\n) async throws(E) -> [Int]\nwhere T: P", "static func == (l: X, r: X) -> Bool",
        ]
    )
    func functionLength(_ head: String) {
        func body(_ lines: Int) -> String {
            let headLines = head.split(separator: "\n").count
            let filler = Array(repeating: "let a = \"}\" // }", count: lines - headLines - 1).joined(separator: "\n")
            return "struct X {\nfunc short() {}\n\(head) {\n\(filler)\n}\n}\n"
        }
        #expect(FileRules.functionLength(pure(body(60))).map(\.line) == [3])
        #expect(FileRules.functionLength(pure(body(59))).isEmpty)
    }

    @Test("a requirement without a body and a call are no functions")
    func noFunctions() {
        let text = "protocol P {\n func f() -> Int\n var a: Int { get }\n init()\n}\nlet x = Y.init() + z.init(a)\n"
        let lengths = SwiftCode(text).functions.map(\.lineCount)
        #expect(lengths == [1])
    }

    @Test(
        "each banned suffix is found, also in nested types; other words are free",
        arguments: FileRules.bannedSuffixes
    )
    func typeNames(_ suffix: String) {
        #expect(FileRules.typeNames(pure("struct A {\n  final class Run\(suffix): B {}\n}")).map(\.line) == [2])
        #expect(
            FileRules.typeNames(pure("struct \(suffix)Row {}\n// class Run\(suffix)\nlet a = \"enum X\(suffix)\""))
                .isEmpty
        )
    }

    @Test("a second type that leaves its file is found; private, nested and extending ones are free")
    func onePackageType() {
        let good = """
            package struct A {
                package enum B {}
            }
            private struct C {}
            extension A {
                package struct D {}
            }
            struct E {}

            """
        #expect(FileRules.onePackageType(pure(good)).isEmpty)
        #expect(FileRules.onePackageType(pure(good + "@safe package final class F {}")).map(\.line) == [9])
        #expect(FileRules.onePackageType(pure("public struct A {}\npublic indirect enum B {}\n")).map(\.line) == [2])
    }

    @Test(
        "an import over a border is found in every style",
        arguments: [
            ("Migration", "import Foundation"), ("Migration", "package import Ledger"),
            ("PracticeMaster", "@preconcurrency import FoundationEssentials"), ("Ledger", "import Migration"),
            ("LMDB", "import Foundation"), ("Pipeline", "import AsyncHTTPClient"), ("convey", "internal import LMDB"),
            ("PipedriveClient", "import struct Ledger.Event"), ("SimulatorServer", "import AsyncHTTPClient"),
        ]
    )
    func imports(_ target: String, _ line: String) {
        let bad = SourceTree.TextFile("Sources/\(target)/A/X.swift", "// a\n\(line)\n")
        #expect(FileRules.imports(bad).map(\.line) == [2])
        #expect(FileRules.imports(.init("Tests/\(target)Tests/X.swift", line)).isEmpty)
        #expect(FileRules.imports(.init("Sources/\(target)/X.swift", "// \(line)\nlet a = \"\(line)\"")).isEmpty)
    }

    @Test(
        "time, chance and waiting are found in a pure target and free in the shell",
        arguments: [
            "let a = Date()", "let a = UUID()", "let a = Int.random(in: 0...1)",
            "var g = SystemRandomNumberGenerator()",
            "let a = x.hashValue", "let a = b.randomElement()", "let a = b.shuffled()", "print(a)", "await f()",
            "ContinuousClock.now",
        ]
    )
    func purity(_ line: String) {
        #expect(FileRules.purity(pure("\n" + line)).map(\.line) == [2])
        #expect(FileRules.purity(.init("Sources/Pipeline/X.swift", line)).isEmpty)
        #expect(FileRules.purity(pure("// \(line)\nlet text = \"\(line)\"")).isEmpty)
    }

    @Test(
        "what was meant to go away later is found",
        arguments: [
            "// TODO: later", "// FIXME", "let a = try! f()", "let a = b as! C", "fatalError()", "let a = \"/work/x\"",
        ]
    )
    func leftovers(_ line: String) {
        #expect(FileRules.leftovers(pure(line)).map(\.line) == [1])
        #expect(FileRules.leftovers(pure("let todo = try? f() as? B ?? \"TODO\"")).isEmpty)
    }

    @Test("a stray entry, a target without a paragraph or border, and an undocumented event are found")
    func treeRules() {
        let event = SourceTree.TextFile(
            "Sources/Migration/Events/X.swift",
            "static let type = \"a.b\"\nstatic let type = \"c.d\""
        )
        let tree = SourceTree(
            topLevel: ["Sources", "notes.txt"],
            files: [
                event, .init("Sources/New/X.swift", ""), .init("CONTRIBUTING.md", "**`Migration`**: text"),
                .init("ledger-format.md", "`a.b`"),
            ]
        )
        #expect(TreeRules.topLevelEntries(tree).map(\.path) == ["notes.txt"])
        #expect(TreeRules.catalogue(tree).map(\.path) == ["CONTRIBUTING.md", "Sources/New"])
        #expect(TreeRules.eventTypes(tree).map(\.problem) == ["c.d is not described in ledger-format.md"])
    }

    @Test("a link into nowhere is found; web addresses and anchors are not followed")
    func links() {
        let page = "[a](b.md) [c](gone.md#x) [d](https://example.com) [e](#here)"
        let tree = SourceTree(topLevel: [], files: [.init("Sources/M/a.md", page)])
        let violations = TreeRules.links(tree) { $0 == "Sources/M/b.md" }
        #expect(violations.map(\.problem) == ["links to gone.md, which does not exist"])
    }

    @Test(
        "strings of every form, nested interpolations and comments are blanked",
        arguments: [
            ("let a = \"{\" + b", "let a =     + b"),
            ("a \"x\\(f(\"}\"))y\" b", "a               b"),
            ("a #\"\\\"{\"# b", "a         b"),
            ("a /* { /* } */ */ b", "a                 b"),
            ("a // {\nb", "a     \nb"),
            ("a \"\"\"\n\"{\n\"\"\" b", "a    \n  \n    b"),
            ("a \"\\\"\" {", "a      {"),
            ("/x\\{y/ {", "/x  y/ {"),
        ]
    )
    func masking(_ text: String, _ expected: String) {
        #expect(String(decoding: SwiftCode(text).bytes, as: UTF8.self) == expected)
    }
}
