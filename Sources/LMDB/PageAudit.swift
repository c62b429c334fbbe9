/// Walks every page that a snapshot refers to, before the library does.
///
/// The library trusts the pages of its file: a damaged offset can make it read beyond the map and end the process.
/// The walk proves that each page is where its tree says, is used once, and holds entries that lie inside it, and that
/// no page in use is listed as free. What the values say is not its business.
struct PageAudit: ~Copyable {
    /// The record of one tree, as it lies in a header page or in an entry.
    private struct Tree {
        let flags: UInt16
        let depth: UInt16
        let entries: UInt64
        let root: UInt64
    }

    private static let noPage = UInt64.max
    private let file: PageFile
    private let lastPage: UInt64
    private var used: [UInt64]
    private var free: [(page: UInt64, offset: Int, bytes: Int)] = []
    private var problem: String?
    private var entries: UInt64 = 0

    /// The first thing wrong with the pages of the snapshot with this transaction number; nil when all are sound.
    static func problem(in file: consuming PageFile, transaction: UInt64) -> String? {
        guard file.pageBytes >= 512, file.pageCount >= 2 else { return "its header is cut" }
        for header: UInt64 in [0, 1] where file.load(header, 144, as: UInt64.self) == transaction {
            let isFirst = transaction == 0
            guard isFirst || header == transaction & 1 else { return "its newest header lies in the wrong place" }
            let other = file.load(1 - header, 144, as: UInt64.self)
            guard isFirst || other == transaction - 1 || other == transaction + 1 else {
                return "its two headers do not follow each other"
            }
            let lastPage = file.load(header, 136, as: UInt64.self)
            guard lastPage < file.pageCount else { return "its header counts more pages than there are" }
            var audit = PageAudit(file: file, lastPage: lastPage)
            audit.run(header: header)
            return audit.problem
        }
        return "its newest header cannot be found"
    }

    private init(file: consuming PageFile, lastPage: UInt64) {
        self.file = file
        self.lastPage = lastPage
        used = [UInt64](repeating: 0, count: Int(lastPage / 64) + 1)
        used[0] = 3
    }

    private mutating func run(header: UInt64) {
        walk(tree(header, 88), isMain: true)
        walk(tree(header, 40), isFree: true)
        for list in free where problem == nil { checkFree(list.page, list.offset, list.bytes) }
    }

    private func tree(_ page: UInt64, _ offset: Int) -> Tree {
        Tree(
            flags: file.load(page, offset + 4, as: UInt16.self),
            depth: file.load(page, offset + 6, as: UInt16.self),
            entries: file.load(page, offset + 32, as: UInt64.self),
            root: file.load(page, offset + 40, as: UInt64.self)
        )
    }

    private mutating func walk(_ tree: Tree, isMain: Bool = false, isFree: Bool = false) {
        guard problem == nil else { return }
        guard tree.flags & 0x7FFF == (isFree ? 0x08 : 0) else { return fail("a tree has flags that are never set", 0) }
        guard tree.root != Self.noPage else {
            if tree.entries != 0 || tree.depth != 0 { fail("an empty tree counts entries", 0) }
            return
        }
        guard (1...32).contains(tree.depth) else { return fail("a tree has an impossible depth", tree.root) }
        let before = entries
        entries = 0
        visit(tree.root, levels: tree.depth, isMain: isMain, isFree: isFree)
        if entries != tree.entries { fail("a tree does not hold as many entries as it counts", tree.root) }
        entries = before
    }

    private mutating func visit(_ page: UInt64, levels: UInt16, isMain: Bool, isFree: Bool) {
        guard claim(page, count: 1) else { return }
        let isLeaf = levels == 1
        let lower = Int(file.load(page, 12, as: UInt16.self))
        let upper = Int(file.load(page, 14, as: UInt16.self))
        guard file.load(page, 0, as: UInt64.self) == page, file.load(page, 10, as: UInt16.self) == (isLeaf ? 2 : 1),
            lower > 16, lower % 2 == 0, lower <= upper, upper <= file.pageBytes
        else { return fail("a page has another head than its place demands", page) }
        for index in 0..<((lower - 16) / 2) where problem == nil {
            let node = Int(file.load(page, 16 + 2 * index, as: UInt16.self))
            guard node >= upper, node % 2 == 0, node + 8 <= file.pageBytes else {
                return fail("an entry lies outside of its page", page)
            }
            if isLeaf {
                entry(page, node, isMain: isMain, isFree: isFree)
            } else {
                let key = Int(file.load(page, node + 6, as: UInt16.self))
                guard node + 8 + key <= file.pageBytes, key > 0 || index == 0 else {
                    return fail("a key lies outside of its page", page)
                }
                let child = file.load(page, node, as: UInt64.self) & 0xFFFF_FFFF_FFFF
                visit(child, levels: levels - 1, isMain: isMain, isFree: isFree)
            }
        }
    }

    private mutating func entry(_ page: UInt64, _ node: Int, isMain: Bool, isFree: Bool) {
        let size = Int(file.load(page, node, as: UInt32.self))
        let flags = file.load(page, node + 4, as: UInt16.self)
        let key = Int(file.load(page, node + 6, as: UInt16.self))
        let start = node + 8 + key
        let stored = flags == 1 ? 8 : size
        guard (1...511).contains(key), start <= file.pageBytes, stored <= file.pageBytes - start,
            flags <= 1 || (flags == 2 && isMain && size == 48)
        else { return fail("an entry reaches beyond its page", page) }
        entries += 1
        if flags == 2 { return walk(tree(page, start)) }
        if flags == 0 {
            if isFree { free.append((page, start, size)) }
            return
        }
        let first = file.load(page, start, as: UInt64.self)
        let pages = (UInt64(size) + 16 + UInt64(file.pageBytes) - 1) / UInt64(file.pageBytes)
        guard claim(first, count: pages) else { return }
        guard file.load(first, 0, as: UInt64.self) == first, file.load(first, 10, as: UInt16.self) == 4,
            UInt64(file.load(first, 12, as: UInt32.self)) == pages
        else { return fail("a long value does not lie where its entry says", first) }
        if isFree { free.append((first, 16, size)) }
    }

    /// A list of free pages: a count, then that many page numbers in falling order, none of them in use.
    private mutating func checkFree(_ page: UInt64, _ offset: Int, _ bytes: Int) {
        let count = bytes >= 8 ? file.load(page, offset, as: UInt64.self) : .max
        guard count < UInt64(bytes / 8), bytes % 8 == 0 else { return fail("a list of free pages is malformed", page) }
        var previous = lastPage + 1
        for index in 0..<Int(count) {
            let number = file.load(page, offset + 8 + 8 * index, as: UInt64.self)
            guard number >= 2, number < previous else { return fail("a list of free pages is out of order", page) }
            guard used[Int(number / 64)] & (1 << (number % 64)) == 0 else {
                return fail("a page in use is listed as free", number)
            }
            previous = number
        }
    }

    /// Marks pages as used; false when one is outside of the file or used already.
    private mutating func claim(_ first: UInt64, count: UInt64) -> Bool {
        guard problem == nil else { return false }
        guard first >= 2, first <= lastPage, count >= 1, count <= lastPage - first + 1 else {
            fail("a page outside of the file is referred to", first)
            return false
        }
        for page in first..<(first + count) {
            guard used[Int(page / 64)] & (1 << (page % 64)) == 0 else {
                fail("a page is used twice", page)
                return false
            }
            used[Int(page / 64)] |= 1 << (page % 64)
        }
        return true
    }

    private mutating func fail(_ text: String, _ page: UInt64) {
        if problem == nil { problem = page == 0 ? text : "\(text) (page \(page))" }
    }
}
