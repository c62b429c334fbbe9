package import Migration

/// A row that names a matter or a contact which the export does not hold.
package struct Orphan: Sendable, Hashable {
    package var file: SourceFile
    package var line: Int
    package var key: String
    package var reason: String
}
