import TestSupport
import Testing

@testable import Ledger

/// A stored ledger of rows, with the tree that the definition makes of the same leaves.
final class StoredRows {
    let folder: TemporaryFolder
    let reader: LedgerReader
    let tree: DefinedTree

    init(_ count: Int) throws {
        let folder = try TemporaryFolder()
        var writer = try LedgerWriter.create(folder.path + "/ledger", origin: SampleEvents.origin)
        try writer.append(SampleEvents.rows(count), expectedHead: 0, atMilliseconds: SampleEvents.atMilliseconds)
        var leaves: [TreeHash] = []
        try writer.reader.scan { (event) throws(LedgerError) in
            event.withStored { (bytes) throws(Never) in
                leaves.append(bytes.withUnsafeBytes { TreeHash.leaf(stored: $0) })
            }
            return true
        }
        reader = writer.reader
        tree = DefinedTree(leaves)
        self.folder = folder
    }
}
