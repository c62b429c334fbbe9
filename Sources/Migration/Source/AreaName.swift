/// The name of an area of practice, as it stands in the names of files and keys: `INJURY`, `PI_WITNESSES`.
package struct AreaName: Sendable, Hashable, Comparable {
    package static let limit = 60

    /// Capital letters without marks, digits, and underscores between them.
    package let text: String

    /// Nil for anything else than 1 to 60 such characters.
    package init?(_ text: String) {
        guard (1...AreaName.limit).contains(text.utf8.count), text.utf8.allSatisfy(AreaName.isAllowed) else {
            return nil
        }
        self.text = text
    }

    /// The name for people: `Pi witnesses`.
    package var words: String {
        let words = text.lowercased().replacing("_", with: " ")
        return text.count <= 3 ? text : words.prefix(1).uppercased() + words.dropFirst()
    }

    package static func < (left: AreaName, right: AreaName) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
    }
}
