import Foundation

/// The project's own text files, found from where this file lies.
struct SourceTree {
    struct TextFile: Sendable {
        /// Relative to the top level: `Sources/Migration/Api/ApiCall.swift`.
        let path: String
        let text: String
        /// Empty for what is no Swift.
        let code: SwiftCode

        init(_ path: String, _ text: String) {
            self.path = path
            self.text = text
            self.code = SwiftCode(path.hasSuffix(".swift") ? text : "")
        }

        var isSwift: Bool { path.hasSuffix(".swift") }

        /// The target that the file belongs to; nil outside of Sources and Tests.
        var target: String? {
            let parts = path.split(separator: "/")
            return parts.count > 2 && (parts[0] == "Sources" || parts[0] == "Tests") ? String(parts[1]) : nil
        }

        var isTest: Bool { path.hasPrefix("Tests/") }
    }

    /// Names at the top level, what git never stores left out.
    let topLevel: [String]
    let files: [TextFile]

    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func load() throws -> SourceTree {
        let entries = try FileManager.default.contentsOfDirectory(atPath: root.path)
        let stored = entries.filter { $0 != ".git" && $0 != "demo" && !$0.hasPrefix(".build") }.sorted()
        var files: [TextFile] = []
        for entry in stored {
            let url = root.appendingPathComponent(entry)
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
            let inside =
                isFolder.boolValue ? try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted() : []
            for path in isFolder.boolValue ? inside.map({ "\(entry)/\($0)" }) : [entry] where isText(path) {
                let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
                files.append(TextFile(path, text))
            }
        }
        return SourceTree(topLevel: stored, files: files)
    }

    func text(of path: String) -> String? { files.first { $0.path == path }?.text }

    /// The folders of Sources: one for each target.
    var targets: [String] {
        let names = files.filter { $0.path.hasPrefix("Sources/") }.compactMap(\.target)
        return Set(names).sorted()
    }

    private static func isText(_ path: String) -> Bool {
        guard !path.contains("/Fixtures/"), !path.contains("/References/") else { return false }
        return [".swift", ".md", ".py", ".h", ".modulemap"].contains { path.hasSuffix($0) }
            || path.hasPrefix("tools/") && !path.contains(".")
    }
}
