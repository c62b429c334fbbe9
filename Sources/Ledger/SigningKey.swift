internal import Crypto
internal import FoundationEssentials

/// The Ed25519 key that signs checkpoints; it lives outside of the ledger in a file that only its owner can read.
///
/// Both text forms are those of C2SP signed-note, so that tools written elsewhere can use them.
package struct SigningKey: Sendable {
    /// The name under which it signs; the origin of its ledger.
    package let name: String
    private let key: Curve25519.Signing.PrivateKey

    /// Makes a new key for a ledger.
    package init(name: String) throws(LedgerError) {
        guard SigningKey.isName(name) else { throw .invalidOrigin }
        self.name = name
        key = Curve25519.Signing.PrivateKey()
    }

    /// A key from its 32-byte seed; the same seed gives the same signatures.
    init?(name: String, seed: some Collection<UInt8>) {
        guard SigningKey.isName(name), let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: Data(seed))
        else {
            return nil
        }
        self.name = name
        self.key = key
    }

    /// Whether a text can name a key: visible ASCII without space and plus.
    static func isName(_ name: String) -> Bool {
        (1...200).contains(name.utf8.count)
            && name.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "+") }
    }

    /// The public half, as text: name, key id and key; what `ledger.opened` carries and an auditor checks with.
    package var verifierKey: String { verifier.text }

    /// The public half.
    package var verifier: VerifierKey { VerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation)) }

    /// The private half, as text: what the key file holds.
    var fileText: String {
        "PRIVATE+KEY+\(name)+\(verifier.idText)+\(Base64Text.text(of: [1] + key.rawRepresentation))"
    }

    /// Reads the text of a key file; nil when it is none.
    init?(fileText: String) {
        let parts = fileText.prefix { $0 != "\n" }.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY",
            let bytes = Data(base64Encoded: String(parts[4])), bytes.count == 33, bytes.first == 1
        else { return nil }
        self.init(name: String(parts[2]), seed: bytes.dropFirst())
        guard parts[3] == verifier.idText else { return nil }
    }

    /// The signature line of a signed note, with its line feed.
    func signatureLine(over text: String) throws(LedgerError) -> String {
        guard let signature = try? key.signature(for: Array(text.utf8)) else {
            throw .invalidKey(path: name, problem: .cannotSign)
        }
        return "\u{2014} \(name) \(Base64Text.text(of: verifier.id + signature))\n"
    }
}
