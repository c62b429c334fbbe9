package import Migration

/// Orphans of one file and kind, with the first of them.
package struct OrphanGroup: Sendable, Hashable {
    package var file: SourceFile
    package var kind: Orphan.Kind
    package var count: Int
    package var lines: [Int]

    package static let lineLimit = 10

    /// By file, then by kind.
    package static func groups(of orphans: [Orphan]) -> [OrphanGroup] {
        let files = Dictionary(grouping: orphans, by: \.file)
        return files.keys.sorted().flatMap { file in
            Orphan.Kind.allCases.compactMap { kind in
                let found = (files[file] ?? []).filter { $0.kind == kind }
                guard !found.isEmpty else { return nil }
                return OrphanGroup(
                    file: file,
                    kind: kind,
                    count: found.count,
                    lines: found.prefix(lineLimit).map(\.line)
                )
            }
        }
    }
}
