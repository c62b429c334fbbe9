/// What became of the search for the document of a row.
package enum DocumentState: Sendable, Hashable {
    case found(DocumentFile)
    case missing(DocumentMissing.Reason)

    package var file: DocumentFile? {
        guard case .found(let file) = self else { return nil }
        return file
    }
}
