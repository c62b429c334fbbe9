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
    package var verifierKey: String { text(marked: "", [1] + Array(key.publicKey.rawRepresentation)) }

    /// The private half, as text: what the key file holds.
    var fileText: String { text(marked: "PRIVATE+KEY+", [1] + Array(key.rawRepresentation)) }

    /// Reads the text of a key file; nil when it is none.
    init?(fileText: String) {
        let parts = fileText.prefix { $0 != "\n" }.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY",
            let bytes = Data(base64Encoded: String(parts[4])), bytes.count == 33, bytes.first == 1
        else { return nil }
        self.init(name: String(parts[2]), seed: bytes.dropFirst())
        guard parts[3] == SigningKey.hex(keyId) else { return nil }
    }

    /// The first four bytes of SHA-256 over the name, a line feed, the algorithm's byte 1 and the public key.
    var keyId: [UInt8] {
        var hasher = SHA256()
        hasher.update(data: Array(name.utf8) + [0x0A, 1])
        hasher.update(data: key.publicKey.rawRepresentation)
        return Array(hasher.finalize().prefix(4))
    }

    /// The signature line of a signed note, with its line feed.
    func signatureLine(over text: String) throws(LedgerError) -> String {
        guard let signature = try? key.signature(for: Array(text.utf8)) else {
            throw .invalidKey(path: name, problem: .cannotSign)
        }
        return "\u{2014} \(name) \(Data(keyId + signature).base64EncodedString())\n"
    }

    private func text(marked mark: String, _ bytes: [UInt8]) -> String {
        "\(mark)\(name)+\(SigningKey.hex(keyId))+\(Data(bytes).base64EncodedString())"
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
