/// Tells tables from what else lies in a folder, by name.
enum TableName {
    private static let endings: Set<String> = ["csv", "txt", "exp", "tsv", "tab"]

    static func isTable(_ name: String) -> Bool {
        let pieces = name.split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count > 1, let ending = pieces.last else { return false }
        return endings.contains(ending.lowercased())
    }

    /// What systems put into folders on their own.
    static func isLitter(_ name: String) -> Bool {
        ["thumbs.db", "desktop.ini", "__macosx"].contains(name.lowercased()) || name.hasPrefix("~$")
    }
}
