internal import FoundationEssentials

/// Base64 of the standard alphabet with padding, in its one canonical form.
enum Base64Text {
    static func text(of bytes: some Collection<UInt8>) -> String { Data(bytes).base64EncodedString() }

    /// Nil for anything that is not exactly what `text` would write: other alphabets, blanks, stray last bits.
    static func bytes(of text: some Collection<UInt8>) -> [UInt8]? {
        let text = Data(text)
        guard let bytes = Data(base64Encoded: text), bytes.base64EncodedData() == text else { return nil }
        return Array(bytes)
    }
}
