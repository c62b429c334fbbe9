internal import CanonicalJSON

/// Names and limits of the stored format; `ledger-format.md`, "Databases", is their contract.
enum LedgerLayout {
    /// The format that this program writes, and the newest that it reads.
    static let format = 1
    static let meta = "meta"
    static let events = "events"
    static let tiles = "tiles"
    static let formatKey = Array("format".utf8)
    static let originKey = Array("origin".utf8)
    static let headKey = Array("head".utf8)
    static let largestBatch = 1_000_000
    static let largestEventBytes = 64 << 20
    static var largestInteger: UInt64 { CanonicalText.largestInteger }
    /// How many events one read transaction hands out before it is renewed, so that old pages can be reused.
    static let eventsPerRead = 20_000

    static func bytes(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }

    static func number(_ bytes: Span<UInt8>) -> UInt64 {
        if bytes.count >= 8 {
            return UInt64(bigEndian: unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(as: UInt64.self) })
        }
        var number: UInt64 = 0
        for index in bytes.indices { number = number << 8 | UInt64(bytes[index]) }
        return number
    }

    static func tileKey(level: Int, index: UInt64) -> [UInt8] { [UInt8(level)] + bytes(of: index) }
}
