import Crypto
import Foundation
import TestSupport
import Testing

@testable import Ledger

@Suite struct SigningKeyTests {
    @Test("a key survives its file, and one that others may read is refused") func file() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/signing.key"
        let key = try SigningKey(name: SampleEvents.origin)
        try key.save(to: path)
        #expect(try SigningKey.load(from: path).verifierKey == key.verifierKey)
        #expect(throws: LedgerError.invalidKey(path: path, problem: .alreadyExists)) { try key.save(to: path) }
        for mode in [0o640, 0o604, 0o620] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            #expect(throws: LedgerError.invalidKey(path: path, problem: .openToOthers)) {
                _ = try SigningKey.load(from: path)
            }
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        try "PRIVATE+KEY+broken\n".write(toFile: path, atomically: false, encoding: .utf8)
        #expect(throws: LedgerError.invalidKey(path: path, problem: .notAKey)) { _ = try SigningKey.load(from: path) }
    }

    @Test("a checkpoint's signature is over its three lines and names the key") func signature() throws {
        let key = try SampleEvents.key()
        let checkpoint = Checkpoint(origin: SampleEvents.origin, size: 0, root: .empty)
        let note = try checkpoint.signed(by: key)
        let line = try #require(note.split(separator: "\n").last)
        #expect(line.hasPrefix("\u{2014} \(SampleEvents.origin) "))
        let encoded = try #require(line.split(separator: " ").last)
        let bytes = try #require(Data(base64Encoded: String(encoded)))
        let publicText = try #require(key.verifierKey.split(separator: "+", maxSplits: 2).last)
        let publicBytes = try #require(Data(base64Encoded: String(publicText)))
        let publicKey = try Curve25519.Signing.PublicKey(rawRepresentation: publicBytes.dropFirst())
        #expect(publicKey.isValidSignature(bytes.dropFirst(4), for: Data(checkpoint.text.utf8)))
        #expect(key.verifierKey.contains("+" + bytes.prefix(4).map { String(format: "%02x", $0) }.joined() + "+"))
    }

    @Test("a key signs for its own ledger only, and names without room for a mistake") func names() throws {
        let other = Checkpoint(origin: "elsewhere", size: 0, root: .empty)
        #expect(throws: LedgerError.invalidKey(path: SampleEvents.origin, problem: .otherLedger)) {
            try other.signed(by: SampleEvents.key())
        }
        for name in ["", "a b", "a+b", "a\nb", "\u{e9}"] {
            #expect(throws: LedgerError.invalidOrigin) { _ = try SigningKey(name: name) }
        }
    }
}
