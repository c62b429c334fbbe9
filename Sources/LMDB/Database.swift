internal import CLMDB

/// A named map of keys to values inside one environment; valid as long as that environment is open.
package struct Database: Sendable, Hashable {
    let handle: MDB_dbi
}
