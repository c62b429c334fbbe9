/// The files of an export that were found behind the paths that a person named.
package struct ExportContents: Sendable {
    /// In the order of loading, one of each kind.
    package var files: [ExportFile]
    /// What lies beside them and is not read, by name and with the reason.
    package var leftAside: [String]
}
