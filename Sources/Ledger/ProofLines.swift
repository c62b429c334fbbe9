/// The lines of a proof or checkpoint, each taken as what must stand there.
///
/// Bytes, not characters: to Swift a carriage return and a line feed are one character, and different spellings of a
/// name can be equal texts.
struct ProofLines {
    /// A tree of 2^63 events has no longer path.
    static let mostHashes = 63
    private let bytes: [UInt8]
    private var position = 0
    /// The number of the line that was taken last, from 1.
    private(set) var number = 0

    init(_ bytes: [UInt8], limit: Int) throws(ProofProblem) {
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        if let control = bytes.firstIndex(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }) {
            throw .controlCharacter(line: 1 + bytes[..<control].count { $0 == 0x0A })
        }
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    /// Whether the next line is there and empty.
    var isAtEmptyLine: Bool { position < bytes.count && bytes[position] == 0x0A }

    /// The next line without its line feed.
    mutating func line(_ part: ProofPart) throws(ProofProblem) -> ArraySlice<UInt8> {
        guard let end = bytes[position...].firstIndex(of: 0x0A) else { throw .cutShort(part) }
        defer { position = end + 1 }
        number += 1
        return bytes[position..<end]
    }

    mutating func emptyLine() throws(ProofProblem) {
        guard try line(.emptyLine).isEmpty else { throw .malformed(line: number, .emptyLine) }
    }

    /// A whole number behind a word: decimal digits without a leading zero, within the ledger's largest integer.
    mutating func count(after word: String = "", _ part: ProofPart) throws(ProofProblem) -> UInt64 {
        let digits = try rest(after: word, part)
        guard (1...16).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
            digits.count == 1 || digits.first != 0x30,
            let value = UInt64(String(decoding: digits, as: UTF8.self)), value <= LedgerLayout.largestInteger
        else { throw .malformed(line: number, part) }
        return value
    }

    mutating func hash(_ part: ProofPart) throws(ProofProblem) -> TreeHash {
        guard let hash = ProofLines.hash(of: try line(part)) else { throw .malformed(line: number, part) }
        return hash
    }

    /// Bytes behind a word, in base64.
    mutating func base64(after word: String, _ part: ProofPart) throws(ProofProblem) -> [UInt8] {
        guard let found = Base64Text.bytes(of: try rest(after: word, part)) else {
            throw .malformed(line: number, part)
        }
        return found
    }

    /// The hashes up to the empty line, which is taken too.
    mutating func hashes() throws(ProofProblem) -> [TreeHash] {
        var hashes: [TreeHash] = []
        while !isAtEmptyLine {
            let found = try hash(.hash)
            guard hashes.count < Self.mostHashes else { throw .tooManyHashes(limit: Self.mostHashes) }
            hashes.append(found)
        }
        try emptyLine()
        return hashes
    }

    private mutating func rest(after word: String, _ part: ProofPart) throws(ProofProblem) -> ArraySlice<UInt8> {
        let line = try line(part)
        guard line.starts(with: word.utf8) else { throw .malformed(line: number, part) }
        return line.dropFirst(word.utf8.count)
    }

    private static func hash(of line: ArraySlice<UInt8>) -> TreeHash? {
        guard line.count == 44, let bytes = Base64Text.bytes(of: line) else { return nil }
        return TreeHash(bytes)
    }
}
