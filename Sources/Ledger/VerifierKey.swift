internal import Crypto

/// The public half of a ledger's key: with it anybody can check a checkpoint, and nobody can sign one.
package struct VerifierKey: Sendable, Hashable {
    /// The name under which the key signs; the origin of its ledger.
    package let name: String
    /// The first four bytes of SHA-256 over the name, a line feed, the algorithm's byte 1 and the public key.
    let id: [UInt8]
    private let publicKey: [UInt8]

    init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
        let named = Array(name.utf8) + [0x0A, 1] + publicKey
        id = Array(unsafe named.withUnsafeBytes { unsafe HashState.hash($0) }.bytes.prefix(4))
    }

    /// Reads the text form of C2SP signed-note: name, key id and key, with a plus between them.
    package init(parsing text: String) throws(ProofProblem) {
        let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let name = String(parts[0]), SigningKey.isName(name),
            let bytes = Base64Text.bytes(of: parts[2]), bytes.count == 33, bytes.first == 1
        else { throw .malformedKey }
        self.init(name: name, publicKey: Array(bytes.dropFirst()))
        guard parts[1].elementsEqual(idText.utf8) else { throw .keyIdDiffers }
    }

    /// What `ledger.opened` carries and an auditor checks with.
    package var text: String { "\(name)+\(idText)+\(Base64Text.text(of: [1] + publicKey))" }

    /// The key id as 8 lower-case digits.
    var idText: String { id.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

    func isSignature(_ signature: [UInt8], over body: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: body)
    }
}
