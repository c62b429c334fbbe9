@testable import PracticeMaster

/// Makes files that are nearly exports: a table in some dialect and encoding, and then damage.
struct FuzzInput {
    private var random: Seeded

    init(seed: UInt64) { random = Seeded(state: seed) }

    private static let words: [[UInt8]] =
        [
            "1.00", "42", "x", "", " ", "Smith, John", "a;b|c\td", "He said \"no\"", "\"", "\"\"", "5'10\"", "é", "😀",
            "line\r\nbreak", "1.01,b,0\r\n", "\"1.02\",\"c\",\"0\"\n", "3 records exported", "Client_ID", "\u{0}",
            "back\\slash", "\u{1}\u{1F}\u{8}\u{C}", "\u{1A}", "total",
        ].map { Array($0.utf8) } + [[0x92], [0xC3], [0xED, 0xA0, 0x80], [0xFF], [0x80, 0x41, 0x82]]
    private static let lineEnds: [[UInt8]] = [[0x0D, 0x0A], [0x0A], [0x0D], [0x0D, 0x0D, 0x0A], [0x0A, 0x0D]]
    private static let damage: [[UInt8]] = [
        [0x22], [0x22, 0x22], [0x2C], [0x0D], [0x0A], [0x0D, 0x0A], [0x00], [0x1A], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE],
        [0x09], [0x3B], [0x22, 0x2C, 0x22], [0x2C, 0x22], [0x22, 0x0D, 0x0A, 0x22], [0x20, 0x22], [0x22, 0x20],
    ]

    /// The next file.
    mutating func next() -> [UInt8] {
        let delimiter = chance(3) ? pick(Dialect.candidates) : UInt8(ascii: ",")
        var bytes = table(delimiter)
        if chance(3) { bytes += trail() }
        for _ in 0..<(chance(2) ? 0 : below(4)) { damage(&bytes) }
        if chance(12) { bytes = utf16(bytes) }
        if chance(16) { bytes = [0xEF, 0xBB, 0xBF] + bytes }
        if chance(60) { bytes.insert(contentsOf: [UInt8](repeating: 0x78, count: 3_000), at: below(bytes.count + 1)) }
        return bytes
    }

    mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

    /// True once in so many times.
    mutating func chance(_ times: Int) -> Bool { below(times) == 0 }

    private mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

    private mutating func table(_ delimiter: UInt8) -> [UInt8] {
        let width = 1 + below(6)
        let names = ["Client_ID", "Desc", "Inactive", "_SEQUENCE_NO", "Name", "Dâte"].map { Array($0.utf8) }
        let quotes = below(3)
        var bytes: [UInt8] = []
        if !chance(8) { bytes = record(Array(names.prefix(width)), delimiter, quotes) }
        let header = bytes
        for _ in 0..<below(8) {
            if chance(20) { bytes += header }
            if chance(15) { bytes += pick(FuzzInput.lineEnds) }
            let count = chance(8) ? below(8) : width
            let cells = (0..<count).map { column in
                column == 0 && !chance(4) ? Array("\(below(40)).0\(below(9))".utf8) : pick(FuzzInput.words)
            }
            bytes += record(cells, delimiter, quotes)
        }
        return bytes
    }

    /// A record whose cells are all quoted, quoted where needed, or written as they are.
    private mutating func record(_ cells: [[UInt8]], _ delimiter: UInt8, _ quotes: Int) -> [UInt8] {
        let written = cells.map { cell -> [UInt8] in
            let isNeeded = cell.contains { [0x22, 0x0A, 0x0D, delimiter].contains($0) }
            guard quotes == 0 || (quotes == 1 && isNeeded) else { return cell }
            let isEscaped = !chance(6)
            return [0x22] + cell.flatMap { $0 == 0x22 && isEscaped ? [0x22, 0x22] : [$0] } + [0x22]
        }
        return Array(written.joined(separator: [delimiter])) + (chance(9) ? pick(FuzzInput.lineEnds) : [0x0D, 0x0A])
    }

    private mutating func trail() -> [UInt8] {
        pick([
            [0x1A], Array("7 records exported\r\n".utf8), Array("\"cut o".utf8), [0x0D], [0x20, 0x09], [0x1A, 0x1A],
        ])
    }

    private mutating func damage(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = below(bytes.count)
        switch below(6) {
        case 0: bytes.remove(at: place)
        case 1: bytes.removeSubrange(place...)
        case 2: bytes[place] = UInt8(below(256))
        case 3:
            let piece = bytes[place..<min(bytes.count, place + 1 + below(40))]
            bytes.insert(contentsOf: Array(piece), at: below(bytes.count))
        default: bytes.insert(contentsOf: pick(FuzzInput.damage), at: place)
        }
    }

    private mutating func utf16(_ bytes: [UInt8]) -> [UInt8] {
        let isBigEndian = chance(2)
        var encoded: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        for unit in String(decoding: bytes, as: UTF8.self).utf16 {
            let unit = chance(80) ? 0xD800 + UInt16(below(0x800)) : unit
            let pair = [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
            encoded += isBigEndian ? pair : pair.reversed()
        }
        if chance(6) { encoded.removeLast() }
        return encoded
    }
}
