package import Migration

/// Reads times of day: `09:48 AM`, `9:30a`, `14:05:00`, `1405`.
package enum TimeCell {
    package static func read(_ text: String) -> CellReading<ClockTime> {
        let bytes = Array(CellBlank.trimmed(text).lowercased().utf8)
        if bytes.allSatisfy({ ": ".utf8.contains($0) }) { return .blank }
        var digits: [[UInt8]] = [[]]
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if (0x30...0x39).contains(byte) {
                digits[digits.count - 1].append(byte)
            } else if byte == UInt8(ascii: ":"), digits.count < 3 {
                digits.append([])
            } else if byte == UInt8(ascii: "."), digits.count == 3, !digits[2].isEmpty {
                position = skippingFraction(bytes, from: position + 1)
                continue
            } else {
                break
            }
            position += 1
        }
        guard let half = half(of: bytes[position...]) else { return .unreadable(.notATime) }
        let parts = digits.count == 1 ? compact(digits[0]) : digits.map(number)
        guard let parts, let time = clock(parts, half, isColon: digits.count > 1) else { return .unreadable(.notATime) }
        return .value(time)
    }

    private enum Half {
        case none
        case morning
        case afternoon
    }

    private static func half(of tail: ArraySlice<UInt8>) -> Half? {
        let letters = tail.filter { $0 != 0x20 && $0 != UInt8(ascii: ".") }
        switch String(decoding: letters, as: UTF8.self) {
        case "": return .some(.none)
        case "a", "am": return .morning
        case "p", "pm": return .afternoon
        default: return nil
        }
    }

    private static func skippingFraction(_ bytes: [UInt8], from start: Int) -> Int {
        var position = start
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        return position
    }

    private static func number(_ digits: [UInt8]) -> Int {
        guard (1...2).contains(digits.count) else { return -1 }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// `9` and `09` are hours (with AM or PM only), `930`, `0930` and `093000` hours, minutes and seconds.
    private static func compact(_ digits: [UInt8]) -> [Int]? {
        switch digits.count {
        case 1, 2: return [number(digits)]
        case 3, 4: return [number(Array(digits.dropLast(2))), number(Array(digits.suffix(2)))]
        case 6: return [number(Array(digits[0..<2])), number(Array(digits[2..<4])), number(Array(digits[4..<6]))]
        default: return nil
        }
    }

    private static func clock(_ parts: [Int], _ half: Half, isColon: Bool) -> ClockTime? {
        if parts.count == 1, half == .none { return nil }
        var hour = parts[0]
        if half != .none {
            guard (1...12).contains(hour) || (hour == 0 && isColon) || hour > 12 else { return nil }
            if hour == 12, half == .morning { hour = 0 }
            if hour < 12, half == .afternoon { hour += 12 }
        }
        return ClockTime(hour: hour, minute: parts.count > 1 ? parts[1] : 0, second: parts.count > 2 ? parts[2] : 0)
    }
}
