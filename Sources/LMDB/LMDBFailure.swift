/// An error type that an access to the store can be wrapped in, so that a closure throws one type only.
package protocol LMDBFailure: Error {
    init(lmdb: LMDBError)
}

extension LMDBError: LMDBFailure {
    package init(lmdb: LMDBError) { self = lmdb }
}
