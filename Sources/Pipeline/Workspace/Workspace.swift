import Glibc

/// The folder of one migration: the ledger, the signing key beside it, disposable views, and reports.
package struct Workspace: Sendable, Hashable {
    package let path: String

    package init(path: String) { self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path }

    package var ledgerPath: String { path + "/ledger" }
    /// The Ed25519 private key, readable by its owner only; it never enters the ledger.
    package var keyPath: String { path + "/signing-key" }
    package var viewsPath: String { path + "/views" }
    package var reportsPath: String { path + "/reports" }

    /// Whether the file that holds the events is gone, as opposed to being out of reach.
    package var lacksLedgerFile: Bool { access(ledgerPath + "/data.mdb", F_OK) != 0 && errno == ENOENT }
}
