import Foundation
import Testing

/// Where pages of each kind lie in a store's file, read as the format of LMDB 0.9 describes it.
struct StorePages {
    static let pageBytes = 4_096
    private static let head = 16

    let bytes: Data
    /// The number of the header page that is in effect, 0 or 1.
    let newest: Int

    init(_ path: String) throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path + "/data.mdb"))
        try #require(bytes.count > 2 * Self.pageBytes)
        self.bytes = bytes
        let numbers = [0, 1].map { header in
            bytes.withUnsafeBytes {
                $0.loadUnaligned(fromByteOffset: header * Self.pageBytes + 144, as: UInt64.self)
            }
        }
        newest = numbers[1] > numbers[0] ? 1 : 0
    }

    func number<Number: FixedWidthInteger>(_ page: Int, _ offset: Int, as: Number.Type) -> Number {
        bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: page * Self.pageBytes + offset, as: Number.self) }
    }

    var transaction: UInt64 { number(newest, 144, as: UInt64.self) }

    /// The page at the top of the tree of free pages, and of the one that names the databases.
    var freeRoot: Int { Int(truncatingIfNeeded: number(newest, 40 + 40, as: UInt64.self)) }
    var mainRoot: Int { Int(truncatingIfNeeded: number(newest, 88 + 40, as: UInt64.self)) }

    /// The offsets in a page at which its entries begin.
    func entries(_ page: Int) -> [Int] {
        let count = (Int(number(page, 12, as: UInt16.self)) - Self.head) / 2
        return (0..<count).map { Int(number(page, Self.head + 2 * $0, as: UInt16.self)) }
    }

    /// The offset at which the value of an entry begins.
    func value(_ page: Int, _ entry: Int) -> Int { entry + 8 + Int(number(page, entry + 6, as: UInt16.self)) }

    /// The top page of a named database.
    func root(of name: String) throws -> Int {
        let entry = try #require(
            entries(mainRoot).first { entry in
                let start = mainRoot * Self.pageBytes + entry + 8
                return bytes[start..<(mainRoot * Self.pageBytes + value(mainRoot, entry))] == Data(name.utf8)
            }
        )
        return Int(number(mainRoot, value(mainRoot, entry) + 40, as: UInt64.self))
    }

    /// The leaf below a page that holds its first keys.
    func firstLeaf(below page: Int) -> Int {
        var page = page
        while isBranch(page) { page = Int(number(page, entries(page)[0], as: UInt64.self) & 0xFFFF_FFFF_FFFF) }
        return page
    }

    func isBranch(_ page: Int) -> Bool { number(page, 10, as: UInt16.self) == 1 }

    /// The page on which the first long value of a leaf begins.
    func overflow(of leaf: Int) throws -> Int {
        let entry = try #require(entries(leaf).first { number(leaf, $0 + 4, as: UInt16.self) == 1 })
        return Int(number(leaf, value(leaf, entry), as: UInt64.self))
    }

    /// A page that nothing refers to.
    func unused() throws -> Int {
        let leaf = firstLeaf(below: freeRoot)
        let entry = try #require(entries(leaf).first)
        try #require(number(leaf, value(leaf, entry), as: UInt64.self) > 0)
        return Int(number(leaf, value(leaf, entry) + 8, as: UInt64.self))
    }
}
