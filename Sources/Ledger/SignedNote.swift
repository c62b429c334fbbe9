/// A checkpoint with its signatures, as C2SP signed-note and tlog-checkpoint write it, read but not yet trusted.
///
/// Read strictly: three lines, an empty line, signature lines, nothing more. Lines of unknown keys are passed over.
package struct SignedNote: Sendable, Hashable {
    private struct Signature: Hashable {
        let name: [UInt8]
        let keyId: [UInt8]
        let bytes: [UInt8]
    }

    /// C2SP wants at least so many to be accepted.
    static let mostSignatures = 16
    private static let longestSignatureLine = 8_192
    static let largestBytes = 1_024 + mostSignatures * longestSignatureLine

    /// The checkpoint as it stands there; whether anybody signed it is another question.
    let stated: Checkpoint
    private let signatures: [Signature]
    /// The note byte for byte.
    package let text: String

    /// Reads a text that is a note and nothing else.
    package init(parsing text: [UInt8]) throws(ProofProblem) {
        var lines = try ProofLines(text, limit: Self.largestBytes)
        try self.init(&lines)
        guard lines.isAtEnd else { throw .trailing(line: lines.number + 1) }
    }

    /// Signs a checkpoint.
    init(_ checkpoint: Checkpoint, signedBy key: SigningKey) throws(LedgerError) {
        let note = try checkpoint.signed(by: key)
        do throws(ProofProblem) {
            try self.init(parsing: Array(note.utf8))
        } catch {
            throw .invalidKey(path: key.name, problem: .cannotSign)
        }
    }

    /// Takes a note from lines that may go on behind it, with an empty line.
    init(_ lines: inout ProofLines) throws(ProofProblem) {
        let origin = String(decoding: try lines.line(.origin), as: UTF8.self)
        guard SigningKey.isName(origin) else { throw .malformed(line: lines.number, .origin) }
        stated = Checkpoint(origin: origin, size: try lines.count(.size), root: try lines.hash(.root))
        try lines.emptyLine()
        var signatures: [Signature] = []
        var signed = ""
        repeat {
            let line = try lines.line(.signature)
            guard signatures.count < Self.mostSignatures else {
                throw .tooManySignatures(limit: Self.mostSignatures)
            }
            guard let signature = SignedNote.signature(line) else {
                throw .malformed(line: lines.number, .signature)
            }
            signatures.append(signature)
            signed += String(decoding: line, as: UTF8.self) + "\n"
        } while !lines.isAtEnd && !lines.isAtEmptyLine
        self.signatures = signatures
        text = stated.text + "\n" + signed
    }

    /// The checkpoint, once it is known that this key signed it and that it is of the key's ledger.
    package func checkpoint(verifiedBy key: VerifierKey) throws(ProofProblem) -> Checkpoint {
        guard stated.origin == key.name else { throw .otherLedger(found: stated.origin, expected: key.name) }
        let name = Array(key.name.utf8)
        let own = signatures.filter { $0.name == name && $0.keyId == key.id }
        guard let signature = own.first else { throw .otherKey }
        guard own.count == 1 else { throw .signedTwice }
        guard key.isSignature(signature.bytes, over: Array(stated.text.utf8)) else { throw .badSignature }
        return stated
    }

    /// An em dash, a space, the key's name, a space, and in base64 the key id and the signature.
    private static func signature(_ line: ArraySlice<UInt8>) -> Signature? {
        let dash = Array("\u{2014} ".utf8)
        guard line.count <= longestSignatureLine, line.starts(with: dash) else { return nil }
        let parts = line.dropFirst(dash.count).split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count == 2, isKeyName(parts[0]), let bytes = Base64Text.bytes(of: parts[1]), bytes.count > 4 else {
            return nil
        }
        return Signature(name: Array(parts[0]), keyId: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
    }

    /// Other logs and witnesses may have names that a ledger cannot have.
    private static func isKeyName(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard !bytes.isEmpty, let name = String(validating: bytes, as: UTF8.self) else { return false }
        return !name.unicodeScalars.contains { $0 == "+" || $0.properties.isWhitespace }
    }
}
