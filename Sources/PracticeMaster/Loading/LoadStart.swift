package import Migration

/// What a load has to do with a file, by what the ledger holds of it.
package enum LoadStart: Sendable, Hashable {
    /// The same bytes were loaded before: nothing is to be done.
    case unchanged(FileCompleted)
    /// Its first load, or a later export of it.
    case register
    /// The rest of a load of the same bytes that was killed.
    case resume
    /// Rules name columns by position, so a later export must have those of the file that was loaded before.
    case otherColumns(than: String)

    package init(of registration: FileRegistered, in source: SourceState) {
        guard let known = source.files[registration.file] else {
            self = .register
            return
        }
        let isSameContent = known.sha256 == registration.sha256
        if known.isComplete, isSameContent, let counts = known.counts {
            self = .unchanged(counts)
        } else if !known.isComplete, isSameContent {
            self = .resume
        } else {
            self = known.columns == registration.columns ? .register : .otherColumns(than: known.name)
        }
    }
}
