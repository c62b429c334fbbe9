package import Migration

/// What the ledger says about the last load of a file, apart from its rows.
package struct FileFacts: Sendable, Hashable {
    package var file: SourceFile
    package var name: String
    package var bytes: Int
    package var sha256: String
    package var encoding: String
    package var delimiter: String
    package var headerStyle: String
    /// How often the file was loaded; more than once, the counts are those of the last time.
    package var loads: Int
    /// Physical records: rows read and records set aside.
    package var records: Int
    package var blankLines: Int
    package var vanished: Int
    /// By code, the most frequent first.
    package var rejects: [RejectGroup]

    package init(
        file: SourceFile,
        name: String,
        bytes: Int,
        sha256: String,
        encoding: String,
        delimiter: String,
        headerStyle: String,
        loads: Int = 1,
        records: Int,
        blankLines: Int = 0,
        vanished: Int = 0,
        rejects: [RejectGroup] = []
    ) {
        self.file = file
        self.name = name
        self.bytes = bytes
        self.sha256 = sha256
        self.encoding = encoding
        self.delimiter = delimiter
        self.headerStyle = headerStyle
        self.loads = loads
        self.records = records
        self.blankLines = blankLines
        self.vanished = vanished
        self.rejects = rejects
    }

    package var rejectedCount: Int { rejects.reduce(0) { $0 + $1.count } }
}
