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
    /// Free pages that the file does not reach to: the library counts a page before it writes it for the first time.
    private var freeBeyondFile: UInt64 = 0

    /// The first thing wrong with the pages of the snapshot with this transaction number; nil when all are sound.
    static func problem(in file: consuming PageFile, transaction: UInt64) -> String? {
        guard file.pageBytes >= 512, file.pageCount >= 2 else { return "its header is cut" }
        for header: UInt64 in [0, 1] where file.load(header, 144, as: UInt64.self) == transaction {
            let isFirst = transaction == 0
            guard isFirst || header == transaction & 1 else { return "its newest header lies in the wrong place" }
            let other = file.load(1 - header, 144, as: UInt64.self)
            guard isFirst || other == transaction &- 1 || other == transaction &+ 1 else {
                return "its two headers do not follow each other"
            }
            let lastPage = file.load(header, 136, as: UInt64.self)
            let isFollowed = other == transaction &+ 1
            guard isFollowed || file.load(1 - header, 136, as: UInt64.self) <= lastPage else {
                return "its older header counts more pages than the newer one"
            }
            var audit = PageAudit(file: file, lastPage: lastPage)
            audit.run(header: header)
            return audit.problem
        }
        return "its newest header cannot be found"
    }

    private init(file: consuming PageFile, lastPage: UInt64) {
        used = [UInt64](repeating: 0, count: Int(file.pageCount / 64) + 1)
        self.file = file
        self.lastPage = lastPage
        used[0] = 3
    }

    private mutating func run(header: UInt64) {
        walk(tree(header, 88), isMain: true)
        walk(tree(header, 40), isFree: true)
        for list in free where problem == nil { checkFree(list.page, list.offset, list.bytes) }
        if lastPage >= file.pageCount, freeBeyondFile != lastPage + 1 - file.pageCount {
            fail("the file ends before pages that are not free", file.pageCount)
        }
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
        visit(tree.root, levels: tree.depth, within: (nil, nil), isMain: isMain, isFree: isFree)
        if entries != tree.entries { fail("a tree does not hold as many entries as it counts", tree.root) }
        entries = before
    }

    /// Keys must lie in the range that the page's place promises, or a look-up would miss what a scan finds.
    private mutating func visit(
        _ page: UInt64,
        levels: UInt16,
        within range: (first: PageKey?, end: PageKey?),
        isMain: Bool,
        isFree: Bool
    ) {
        guard claim(page, count: 1) else { return }
        let isLeaf = levels == 1
        let lower = Int(file.load(page, 12, as: UInt16.self))
        let upper = Int(file.load(page, 14, as: UInt16.self))
        guard file.load(page, 0, as: UInt64.self) == page, file.load(page, 10, as: UInt16.self) == (isLeaf ? 2 : 1),
            lower > 16, lower % 2 == 0, lower <= upper, upper <= file.pageBytes
        else { return fail("a page has another head than its place demands", page) }
        let count = (lower - 16) / 2
        var previous: PageKey?
        for index in 0..<count where problem == nil {
            guard let node = node(page, index, above: upper) else {
                return fail("an entry lies outside of its page", page)
            }
            let key = key(page, node)
            // The first key of a branch stands for everything below the second one and is not kept.
            guard node + 8 + key.count <= file.pageBytes, key.count > 0 || (!isLeaf && index == 0) else {
                return fail("a key lies outside of its page", page)
            }
            if isLeaf || index > 0 {
                let end = index + 1 == count ? range.end : nil
                guard isInOrder(key, after: previous, from: range.first, before: end, isFree: isFree) else {
                    return fail("a key is out of order", page)
                }
                previous = key
            }
            if isLeaf {
                entry(page, node, isMain: isMain, isFree: isFree)
            } else {
                let next = index + 1 < count ? self.node(page, index + 1, above: upper).map { self.key(page, $0) } : nil
                if let next, next.offset + next.count > file.pageBytes {
                    return fail("a key lies outside of its page", page)
                }
                let child = file.load(page, node, as: UInt64.self) & 0xFFFF_FFFF_FFFF
                let below = (index == 0 ? range.first : key, next ?? range.end)
                visit(child, levels: levels - 1, within: below, isMain: isMain, isFree: isFree)
            }
        }
    }

    /// Where an entry begins; nil when that is not inside of its page.
    private func node(_ page: UInt64, _ index: Int, above upper: Int) -> Int? {
        let node = Int(file.load(page, 16 + 2 * index, as: UInt16.self))
        return node >= upper && node % 2 == 0 && node + 8 <= file.pageBytes ? node : nil
    }

    private func key(_ page: UInt64, _ node: Int) -> PageKey {
        PageKey(page: page, offset: node + 8, count: Int(file.load(page, node + 6, as: UInt16.self)))
    }

    /// As keys rise within a page, only its first one can lie before its range, and only its last one behind.
    private func isInOrder(
        _ key: PageKey,
        after previous: PageKey?,
        from first: PageKey?,
        before end: PageKey?,
        isFree: Bool
    ) -> Bool {
        if let previous {
            guard isBefore(previous, key, isFree: isFree) else { return false }
        } else if let first {
            guard !isBefore(key, first, isFree: isFree) else { return false }
        }
        guard let end else { return true }
        return isBefore(key, end, isFree: isFree)
    }

    /// The tree of free pages has numbers in the machine's byte order as keys.
    private func isBefore(_ left: PageKey, _ right: PageKey, isFree: Bool) -> Bool {
        guard isFree else { return file.isBefore(left, right) }
        guard left.count == 8, right.count == 8 else { return false }
        return file.load(left.page, left.offset, as: UInt64.self) < file.load(right.page, right.offset, as: UInt64.self)
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
        // A value that was written over by a shorter one keeps the pages of the longer one.
        let kept = UInt64(file.load(first, 12, as: UInt32.self))
        guard file.load(first, 0, as: UInt64.self) == first, file.load(first, 10, as: UInt16.self) == 4, kept >= pages
        else { return fail("a long value does not lie where its entry says", first) }
        guard kept == pages || claim(first + pages, count: kept - pages) else { return }
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
            previous = number
            guard number < file.pageCount else {
                freeBeyondFile += 1
                continue
            }
            guard used[Int(number / 64)] & (1 << (number % 64)) == 0 else {
                return fail("a page in use is listed as free", number)
            }
        }
    }

    /// Marks pages as used; false when one is outside of the file or used already.
    private mutating func claim(_ first: UInt64, count: UInt64) -> Bool {
        guard problem == nil else { return false }
        let end = min(lastPage + 1, file.pageCount)
        guard first >= 2, first < end, count >= 1, count <= end - first else {
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
