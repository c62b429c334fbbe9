import Ledger
package import Migration

/// Names positions of the ledger.
package struct CheckpointDesk {
    private static let longestNameBytes = 100
    private let log: EventLog
    private let actor: String

    package init(log: EventLog, actor: String) {
        self.log = log
        self.actor = actor
    }

    /// Gives the present position a name; returns the position and the tree's root there.
    package func name(_ name: String) throws(PipelineError) -> CheckpointNamed {
        guard name.isPlainName(upToBytes: CheckpointDesk.longestNameBytes) else {
            throw .usage(
                "this cannot name a checkpoint: take up to \(CheckpointDesk.longestNameBytes) letters, digits and "
                    + "other visible characters"
            )
        }
        guard name != "start", UInt64(name) == nil else {
            throw .usage("\(name) cannot name a checkpoint: take a word that is no number and not start")
        }
        guard !log.state.checkpoints.contains(where: { $0.name == name }) else {
            throw .usage("there is a checkpoint \(name) already; take another name")
        }
        // Its head is to be signed: without the key nothing is appended.
        _ = try log.signingKey()
        let root: String
        do throws(LedgerError) {
            root = try log.reader.root(at: log.state.size).hex
        } catch {
            throw .ledger(error)
        }
        let named = CheckpointNamed(name: name, size: log.state.size, root: root)
        try log.append([DraftEvent(.checkpointNamed(named), actor: actor)])
        return named
    }
}
