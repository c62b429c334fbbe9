/// What a full check of a ledger found.
package struct LedgerVerification: Sendable, Equatable {
    /// How many events the head record states.
    package let size: UInt64
    /// The root of the head record; when `fault` is nil, recomputed from every stored byte.
    package let root: TreeHash
    package let fault: Fault?

    /// The first thing that is wrong.
    package struct Fault: Sendable, Equatable {
        /// The first wrong sequence number, or the first one under a wrong part of the tree.
        package let firstBad: UInt64
        package let problem: LedgerProblem
    }

    package var isSound: Bool { fault == nil }
}
