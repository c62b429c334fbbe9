package import Migration

/// A row that names a matter or a contact which the export does not hold.
package struct Orphan: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case unknownMatter = "unknown-matter"
        case nothingNamed = "nothing-named"
        case unknownContact = "unknown-contact"
        case ambiguousContact = "ambiguous-contact"
    }

    package var file: SourceFile
    package var line: Int
    package var key: String
    package var kind: Kind
    package var reason: String

    package init(file: SourceFile, line: Int, key: String, kind: Kind, reason: String) {
        self.file = file
        self.line = line
        self.key = key
        self.kind = kind
        self.reason = reason
    }
}
