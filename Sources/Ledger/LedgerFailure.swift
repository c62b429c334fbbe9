package import LMDB

/// An error type that a ledger's refusal can be wrapped in, so that a closure throws one type only.
package protocol LedgerFailure: LMDBFailure {
    init(ledger: LedgerError)
}

extension LedgerFailure {
    package init(lmdb: LMDBError) { self.init(ledger: .storage(lmdb)) }
}

extension LedgerError: LedgerFailure {
    package init(ledger: LedgerError) { self = ledger }
}
