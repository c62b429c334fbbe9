/// What the project as a whole must look like.
enum TreeRules {
    static let topLevel: Set<String> = [
        "Package.swift", "Package.resolved", "Sources", "Tests", "tools", "ledger-format.md", "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md", "SECURITY.md", ".swift-format", ".editorconfig", ".gitignore", ".ci",
    ]

    static func topLevelEntries(_ tree: SourceTree) -> [Violation] {
        tree.topLevel.filter { !topLevel.contains($0) }.map { Violation($0, "does not belong at the top level") }
    }

    /// Every target has a paragraph in the catalogue and a row in the table of borders.
    static func catalogue(_ tree: SourceTree) -> [Violation] {
        let text = tree.text(of: "CONTRIBUTING.md") ?? ""
        return tree.targets.flatMap { target in
            var violations: [Violation] = []
            if !text.contains("**`\(target)`**") {
                violations.append(Violation("CONTRIBUTING.md", "has no paragraph on the target \(target)"))
            }
            if !Borders.isKnown(target) {
                violations.append(Violation("Sources/\(target)", "has no borders in the tidy test"))
            }
            return violations
        }
    }

    /// The ledger's contract names each type of event that the program writes.
    static func eventTypes(_ tree: SourceTree) -> [Violation] {
        let contract = tree.text(of: "ledger-format.md") ?? ""
        return tree.files.filter { $0.path.hasPrefix("Sources/Migration/Events/") }.flatMap { file in
            file.text.matches(of: /static let type = "([a-z]+\.[a-z]+)"/).compactMap { match in
                guard !contract.contains("`\(match.output.1)`") else { return nil }
                return Violation(file.path, "\(match.output.1) is not described in ledger-format.md")
            }
        }
    }

    /// A relative link in a page leads to a file that exists.
    static func links(_ tree: SourceTree, exists: (String) -> Bool) -> [Violation] {
        tree.files.filter { $0.path.hasSuffix(".md") }.flatMap { file in
            file.text.matches(of: /\]\(([^)#:\s]+)(?:#[^)]*)?\)/).compactMap { match in
                let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
                let target = folder.isEmpty ? String(match.output.1) : "\(folder)/\(match.output.1)"
                return exists(target) ? nil : Violation(file.path, "links to \(match.output.1), which does not exist")
            }
        }
    }
}
