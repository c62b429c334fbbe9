/// How a ledger is opened; the defaults are what a migration uses, tests make the map small.
package struct LedgerOptions: Sendable {
    /// Address space to reserve, in bytes; no disk is used by it, and it doubles when it is full.
    package var mapBytes = 64 << 30
    /// How far the map may grow, in bytes.
    package var largestMapBytes = 4 << 40

    package init() {}
}
