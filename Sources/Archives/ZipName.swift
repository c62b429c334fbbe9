/// Judges the names of entries: only what lies below the archive, on every system, is taken.
package enum ZipName {
    package enum Fault: Sendable, Hashable {
        case empty
        case tooLong
        case absolute
        case drive
        case backslash
        case climbing
        case control

        var text: String {
            switch self {
            case .empty: "it has no name"
            case .tooLong: "its name is too long"
            case .absolute: "its name begins at the root of the disk"
            case .drive: "its name begins with a drive letter"
            case .backslash: "its name holds a backslash"
            case .climbing: "its name leads out of the archive (..)"
            case .control: "its name holds characters that cannot be shown"
            }
        }
    }

    /// What is wrong with a name; nil where nothing is.
    package static func fault(in name: String, limit: Int = ZipLimits.standard.nameBytes) -> Fault? {
        let bytes = Array(name.utf8)
        if bytes.isEmpty { return .empty }
        if bytes.count > limit { return .tooLong }
        if name.unicodeScalars.contains(where: isHidden) { return .control }
        if bytes[0] == UInt8(ascii: "/") { return .absolute }
        if bytes.count > 1, bytes[1] == UInt8(ascii: ":"), (0x61...0x7A).contains(bytes[0] | 0x20) { return .drive }
        if bytes.contains(UInt8(ascii: "\\")) { return .backslash }
        if name.utf8.split(separator: UInt8(ascii: "/")).contains(where: { $0.elementsEqual("..".utf8) }) {
            return .climbing
        }
        return nil
    }

    /// A name in a form that can be shown to a person: one line, of bounded length.
    static func shown(_ name: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in name.unicodeScalars.prefix(120) { text.append(isHidden(scalar) ? "?" : scalar) }
        return String(text) + (name.unicodeScalars.count > 120 ? "…" : "")
    }

    /// What systems put into archives on their own: never part of an export.
    static func isLitter(_ name: String) -> Bool {
        let parts = name.split(separator: "/").map { $0.lowercased() }
        if parts.contains("__macosx") { return true }
        guard let last = parts.last else { return true }
        return last.hasPrefix("._") || [".ds_store", "thumbs.db", "desktop.ini"].contains(last)
    }

    static func isArchive(_ name: String) -> Bool {
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).last.map { $0.lowercased() } ?? ""
        return name.contains(".") && archives.contains(ending)
    }

    private static let archives: Set<String> = [
        "zip", "zipx", "7z", "rar", "gz", "tgz", "tar", "bz2", "tbz", "xz", "txz", "zst", "lzh", "arj", "cab", "z",
    ]

    /// Controls, and marks that reorder or hide what stands beside them.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}
