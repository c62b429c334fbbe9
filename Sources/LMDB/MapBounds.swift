internal import Glibc

/// Where the system has mapped a store's file: the library does not tell, and damage is to be found untouched.
enum MapBounds {
    /// The address at which the file with this inode is mapped; nil where the system does not say.
    static func address(inode: UInt64, device: UInt64) -> UInt? {
        guard let file = unsafe fopen("/proc/self/maps", "re") else { return nil }
        defer { unsafe fclose(file) }
        var line = [CChar](repeating: 0, count: 8_192)
        while unsafe fgets(&line, Int32(line.count), file) != nil {
            let text = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            let fields = text.split(separator: UInt8(ascii: " "), maxSplits: 5)
            guard fields.count > 4, String(decoding: fields[4], as: UTF8.self) == String(inode) else { continue }
            let numbers = fields[3].split(separator: UInt8(ascii: ":")).map { String(decoding: $0, as: UTF8.self) }
            guard numbers.count == 2, let major = UInt64(numbers[0], radix: 16),
                let minor = UInt64(numbers[1], radix: 16),
                // The layout of a device number on Linux.
                device == (major & 0xFFF) << 8 | (major & ~0xFFF) << 32 | minor & 0xFF | (minor & ~0xFF) << 12
            else { continue }
            return UInt(String(decoding: fields[0].prefix { $0 != UInt8(ascii: "-") }, as: UTF8.self), radix: 16)
        }
        return nil
    }
}
