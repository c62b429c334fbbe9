import Archives

/// One pass over the bytes of a file of an export, in pieces of bounded size.
struct ExportChunks: ~Copyable {
    private var file: FileChunks?
    private var entry: ZipEntryReader?

    init(_ file: consuming FileChunks) {
        self.file = consume file
        entry = nil
    }

    init(_ entry: consuming ZipEntryReader) {
        self.entry = consume entry
        file = nil
    }

    /// The next bytes; empty at the end.
    mutating func next() throws(PipelineError) -> [UInt8] {
        if let chunk = try file?.next() { return chunk }
        do throws(ZipRefusal) {
            return try entry?.next() ?? []
        } catch {
            throw .input(error.description)
        }
    }
}
