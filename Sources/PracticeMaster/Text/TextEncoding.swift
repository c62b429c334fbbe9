/// How the bytes of an export file become text.
package enum TextEncoding: String, Sendable, Hashable {
    /// The whole file is ASCII or valid UTF-8.
    case utf8 = "UTF-8"
    /// Not valid UTF-8 as a whole: each cell is UTF-8 or Windows-1252 by its own bytes.
    case byCell = "Windows-1252"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"

    package var isUtf16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
