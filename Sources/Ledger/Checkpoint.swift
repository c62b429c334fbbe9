/// A commitment to all events below a size: the text of C2SP tlog-checkpoint, which a key can sign.
package struct Checkpoint: Sendable, Hashable {
    package let origin: String
    package let size: UInt64
    package let root: TreeHash

    /// Three lines: origin, size, root in base64.
    package var text: String { "\(origin)\n\(size)\n\(Base64Text.text(of: root.bytes))\n" }

    /// The text as a signed note.
    package func signed(by key: SigningKey) throws(LedgerError) -> String {
        guard key.name == origin else { throw .invalidKey(path: key.name, problem: .otherLedger) }
        return try text + "\n" + key.signatureLine(over: text)
    }
}

extension LedgerReader {
    /// The checkpoint over the first `size` events; over all of them when no size is given.
    package func checkpoint(at size: UInt64? = nil) throws(LedgerError) -> Checkpoint {
        guard let size else {
            let head = try head()
            return Checkpoint(origin: origin, size: head.size, root: head.root)
        }
        return Checkpoint(origin: origin, size: size, root: try root(at: size))
    }
}
