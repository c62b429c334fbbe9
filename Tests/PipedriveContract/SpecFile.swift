import Foundation
import Synchronization
import Yams

/// One of the two files. Nothing in them refers to another place, so each path is read for itself, once it is needed.
final class SpecFile: Sendable {
    struct Unreadable: Error { let path: String }

    /// The text of each path item, by the path.
    private let blocks: [String: String]
    private let head: String
    private let parsed = Mutex<[String: [String: SpecOperation]]>([:])

    init(path: String) throws {
        let text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
        var blocks: [String: String] = [:]
        var name: String?
        var lines: [Substring] = []
        var head: [Substring] = []
        var isInPaths = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isTop = line.first.map { $0 != " " } ?? false
            let isPath = isInPaths && (line.hasPrefix("  /") || line.hasPrefix("  '/"))
            if isTop || isPath, let finished = name {
                blocks[finished] = lines.joined(separator: "\n")
                name = nil
            }
            if isTop { isInPaths = line == "paths:" }
            if isPath {
                name = line.trimmingCharacters(in: CharacterSet(charactersIn: " ':"))
                lines = [line]
            } else if name != nil {
                lines.append(line)
            } else if !isInPaths {
                head.append(line)
            }
        }
        if let name { blocks[name] = lines.joined(separator: "\n") }
        guard !blocks.isEmpty else { throw Unreadable(path: path) }
        self.blocks = blocks
        self.head = head.joined(separator: "\n")
    }

    var paths: [String] { blocks.keys.sorted() }

    /// The name of the header that carries the token, by the description.
    func tokenHeader() throws -> String? {
        let scheme = try Yams.compose(yaml: head)?["components"]?["securitySchemes"]?["api_key"]
        return scheme?["in"]?.string == "header" ? scheme?["name"]?.string : nil
    }

    /// The operations of a path by method in capitals.
    func operations(of path: String) throws -> [String: SpecOperation] {
        if let known = parsed.withLock({ $0[path] }) { return known }
        guard let block = blocks[path], let item = try Yams.compose(yaml: block)?.mapping?.first?.value else {
            return [:]
        }
        var operations: [String: SpecOperation] = [:]
        for (method, node) in item.mapping ?? [:] {
            guard let method = method.scalar?.string, method != "parameters" else { continue }
            operations[method.uppercased()] = SpecOperation(node, shared: item["parameters"])
        }
        parsed.withLock { $0[path] = operations }
        return operations
    }
}
