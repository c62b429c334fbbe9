/// Where the key of an entry lies: a run of bytes inside of one page.
struct PageKey {
    let page: UInt64
    let offset: Int
    let count: Int
}
