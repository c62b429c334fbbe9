package import Migration

extension FileRegistered {
    /// What is recorded of a file that was surveyed and recognised; `sha256` is of its bytes.
    package init(name: String, form: SourceForm, recognised: RecognisedFile, sha256: String) {
        self.init(
            file: recognised.file,
            name: name,
            sha256: sha256,
            bytes: form.byteCount,
            encoding: form.encoding.rawValue,
            delimiter: form.dialect.name,
            headerStyle: recognised.columns.style.rawValue,
            columns: recognised.header.enumerated().map { index, header in
                SourceColumn(index: index, header: header, canonical: recognised.columns.fieldIDs[index])
            }
        )
    }
}
