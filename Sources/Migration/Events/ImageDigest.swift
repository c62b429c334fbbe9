import CanonicalJSON

/// The digest of what lasts of a record as Pipedrive showed it: SHA-256, which the ledger states in hex.
///
/// Held as 32 bytes in place, for there is one of it for each record that landed. Any other text is kept as it is, so
/// that whatever a ledger states is stated again; empty stands for none.
package struct ImageDigest: Sendable, Hashable {
    private let held: Held

    private enum Held: Hashable {
        case sha256(UInt64, UInt64, UInt64, UInt64)
        case text(String)
    }

    /// No digest: nothing was shown, or nothing is left.
    package static let none = ImageDigest("")

    package init(_ text: String) {
        var text = text
        held = text.withUTF8 { ImageDigest.sha256($0) } ?? .text(text)
    }

    /// Takes the plain text of a member; nil for what has to be read as a text.
    init?(plain text: UnsafeBufferPointer<UInt8>) {
        guard let sha256 = ImageDigest.sha256(text) else { return nil }
        held = sha256
    }

    package var isEmpty: Bool { held == .text("") }

    package var text: String {
        switch held {
        case .sha256(let first, let second, let third, let fourth):
            [first, second, third, fourth].map { word in
                let digits = String(word, radix: 16)
                return String(repeating: "0", count: 16 - digits.count) + digits
            }.joined()
        case .text(let text): text
        }
    }

    /// 64 digits in lower case; nil for any other text.
    private static func sha256(_ text: UnsafeBufferPointer<UInt8>) -> Held? {
        guard text.count == 64, let base = text.baseAddress else { return nil }
        let digits = UnsafeRawPointer(base)
        guard let first = word(digits), let second = word(digits + 16), let third = word(digits + 32),
            let fourth = word(digits + 48)
        else { return nil }
        return .sha256(first, second, third, fourth)
    }

    private static func word(_ digits: UnsafeRawPointer) -> UInt64? {
        guard let high = half(digits), let low = half(digits + 8) else { return nil }
        return high << 32 | low
    }

    /// Eight digits at a time: what they stand for is written again, and has to be what was read.
    @inline(__always)
    private static func half(_ digits: UnsafeRawPointer) -> UInt64? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let text = UInt64(bigEndian: digits.loadUnaligned(as: UInt64.self))
        // Only letters have the bit of 0x40 set.
        let values = (text & (ones &* 0x0F)) &+ ((text >> 6) & ones) &* 9
        let letters = ((values &+ ones &* 6) >> 4) & ones
        guard values & (ones &* 0xF0) == 0, values &+ ones &* 0x30 &+ letters &* 0x27 == text else { return nil }
        let pairs = (values | values >> 4) & 0x00FF_00FF_00FF_00FF
        let quarters = (pairs | pairs >> 8) & 0x0000_FFFF_0000_FFFF
        return (quarters | quarters >> 16) & 0xFFFF_FFFF
    }
}

extension ImageDigest: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text) }
}
