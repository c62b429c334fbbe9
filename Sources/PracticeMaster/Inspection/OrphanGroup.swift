package import Migration

/// Orphans of one file and kind, with the first of them.
package struct OrphanGroup: Sendable, Hashable {
    package var file: SourceFile
    package var kind: Orphan.Kind
    package var count: Int
    package var lines: [Int]

    package static let lineLimit = 10

    package init(file: SourceFile, kind: Orphan.Kind, count: Int = 0, lines: [Int] = []) {
        self.file = file
        self.kind = kind
        self.count = count
        self.lines = lines
    }

    mutating func add(line: Int) {
        count += 1
        if lines.count < OrphanGroup.lineLimit { lines.append(line) }
    }
}
