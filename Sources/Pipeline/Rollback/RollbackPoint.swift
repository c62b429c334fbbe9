package import Migration

/// A position that a person names: a checkpoint, a sequence number, or `start`.
package struct RollbackPoint: Sendable, Hashable {
    package var name: String
    /// Events below it stay as they are.
    package var size: UInt64

    package init(_ text: String, state: MigrationState) throws(PipelineError) {
        name = text
        if text == "start" {
            size = 0
        } else if let checkpoint = state.checkpoints.last(where: { $0.name == text }) {
            size = checkpoint.size
        } else if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let sequence = UInt64(text),
            sequence <= state.size
        {
            size = sequence
        } else {
            let names = state.checkpoints.map(\.name).joined(separator: ", ")
            throw .usage(
                "\(text) is neither a checkpoint nor a position in the ledger; "
                    + (names.isEmpty ? "there is no checkpoint yet" : "checkpoints: \(names)") + ", or say start"
            )
        }
    }
}
