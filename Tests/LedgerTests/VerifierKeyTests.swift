import Crypto
import Foundation
import TestSupport
import Testing

@testable import Ledger

@Suite struct VerifierKeyTests {
    private func checkpoint() throws -> Checkpoint {
        Checkpoint(origin: SampleEvents.origin, size: 3, root: .leaf([1]))
    }

    private func problem(_ text: String, _ key: VerifierKey) -> ProofProblem? {
        do throws(ProofProblem) {
            _ = try SignedNote(parsing: Array(text.utf8)).checkpoint(verifiedBy: key)
            return nil
        } catch {
            return error
        }
    }

    @Test("a verifier key is read back as it is written, and no other text is one") func keys() throws {
        #expect(try SampleProofs.key() == SampleEvents.key().verifier)
        #expect(try SampleProofs.key().text == SampleProofs.keyText)
        let text = SampleProofs.keyText
        let malformed = [
            "", "+", "++", "conveyance.example/sample", String(text.dropLast()), text + "A", text + "\n", " " + text,
            text.replacingOccurrences(of: "/sample", with: "/sa mple"),
            text.replacingOccurrences(of: "+AQOh", with: "+AgOh"),
            "PRIVATE+KEY+" + text,
        ]
        for wrong in malformed {
            #expect(throws: ProofProblem.malformedKey, "\(wrong)") { try VerifierKey(parsing: wrong) }
        }
        let others = [
            text.replacingOccurrences(of: "sample", with: "simple"),
            text.replacingOccurrences(of: "ae9d", with: "AE9D"),
            text.replacingOccurrences(of: "ae9d0e23", with: "ae9d0e2"),
            text.replacingOccurrences(of: "AQOhB7", with: "AQOhB6"),
        ]
        for wrong in others {
            #expect(throws: ProofProblem.keyIdDiffers, "\(wrong)") { try VerifierKey(parsing: wrong) }
        }
    }

    @Test("a checkpoint is taken from its own key only; lines of others are passed over") func signatures() throws {
        let key = try SampleEvents.key()
        let note = try checkpoint().signed(by: key)
        let body = try checkpoint().text + "\n"
        #expect(problem(note, key.verifier) == nil)
        // A name that a ledger cannot have, and its own name with another key id.
        let namesake = try #require(SigningKey(name: SampleEvents.origin, seed: Array(1...32)))
        let foreign = "\u{2014} zeuge/\u{fc}ber \(Base64Text.text(of: [UInt8](repeating: 7, count: 76)))\n"
        let second = try namesake.signatureLine(over: checkpoint().text)
        #expect(problem(note + foreign + second, key.verifier) == nil)
        #expect(problem(note + foreign + second, namesake.verifier) == nil)
        #expect(problem(body + foreign + second, key.verifier) == .otherKey)
        let elsewhere = try #require(SigningKey(name: "elsewhere", seed: Array(0..<32)))
        #expect(
            problem(note, elsewhere.verifier) == .otherLedger(found: SampleEvents.origin, expected: "elsewhere")
        )
        // The right name and key id over a signature of something else.
        let wrong = try key.signatureLine(over: "conveyance.example/sample\n4\n")
        #expect(problem(body + wrong, key.verifier) == .badSignature)
        #expect(problem(note + wrong, key.verifier) == .signedTwice)
        let short = "\u{2014} \(SampleEvents.origin) \(Base64Text.text(of: key.verifier.id + [1, 2, 3]))\n"
        #expect(problem(body + short, key.verifier) == .badSignature)
    }

    @Test("a note that is not exactly one is refused where it departs") func notes() throws {
        let key = try SampleEvents.key()
        let note = try checkpoint().signed(by: key)
        let signature = try key.signatureLine(over: checkpoint().text)
        let root = Base64Text.text(of: TreeHash.leaf([1]).bytes)
        let cases: [(String, ProofProblem)] = [
            ("", .cutShort(.origin)),
            (note + "\n", .trailing(line: 6)),
            (note + "x", .cutShort(.signature)),
            (note.replacingOccurrences(of: "\n3\n", with: "\n+3\n"), .malformed(line: 2, .size)),
            (note.replacingOccurrences(of: "\n3\n", with: "\n\n"), .malformed(line: 2, .size)),
            (note.replacingOccurrences(of: root, with: root + "="), .malformed(line: 3, .root)),
            (note.replacingOccurrences(of: root, with: String(root.dropLast(4))), .malformed(line: 3, .root)),
            (
                note.replacingOccurrences(of: signature, with: signature.dropLast(2) + "\n"),
                .malformed(line: 5, .signature)
            ),
            (note.replacingOccurrences(of: "\u{2014} ", with: "\u{2014}  "), .malformed(line: 5, .signature)),
            (note + "\u{2014} a+b AAAAAAA=\n", .malformed(line: 6, .signature)),
            (note + "\u{2014} a\u{a0}b AAAAAAA=\n", .malformed(line: 6, .signature)),
            (note + "\u{2014} witness AAAA\n", .malformed(line: 6, .signature)),
            (note + "\u{2014} witness \(String(repeating: "A", count: 8_192))\n", .malformed(line: 6, .signature)),
            (String(repeating: "A", count: SignedNote.largestBytes + 1), .tooLarge(limit: SignedNote.largestBytes)),
        ]
        for (number, (text, expected)) in cases.enumerated() {
            #expect(problem(text, key.verifier) == expected, "case \(number)")
        }
        let crlf = note.replacingOccurrences(of: "\n", with: "\r\n")
        #expect(problem(crlf, key.verifier) == .controlCharacter(line: 1))
        let broken = Array(note.utf8) + [0xE2, 0x80, 0x94, 0x20, 0xFF, 0x20] + Array("AAAAAAA=\n".utf8)
        #expect(throws: ProofProblem.malformed(line: 6, .signature)) { try SignedNote(parsing: broken) }
    }

    @Test("OpenSSL, which is not ours, verifies the frozen checkpoint's signature, and not that of a changed one")
    func openssl() throws {
        let folder = try TemporaryFolder()
        let note = String(decoding: try SampleProofs.fixture("format-1.ndjson.checkpoint"), as: UTF8.self)
        let parts = note.components(separatedBy: "\n\n")
        let line = try #require(parts.last?.split(whereSeparator: \.isWhitespace).last)
        let signature = try #require(Data(base64Encoded: String(line))).dropFirst(4)
        let keyText = try #require(SampleProofs.keyText.split(separator: "+", maxSplits: 2).last)
        let publicKey = try #require(Data(base64Encoded: String(keyText))).dropFirst()
        // The fixed head of an Ed25519 SubjectPublicKeyInfo (RFC 8410).
        let info = Data([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]) + publicKey
        let pem = "-----BEGIN PUBLIC KEY-----\n\(info.base64EncodedString())\n-----END PUBLIC KEY-----\n"
        try Data(pem.utf8).write(to: URL(fileURLWithPath: folder.path + "/key.pem"))
        try signature.write(to: URL(fileURLWithPath: folder.path + "/signature"))
        for (body, isSound) in [(parts[0] + "\n", true), (parts[0].replacing("12", with: "13") + "\n", false)] {
            try Data(body.utf8).write(to: URL(fileURLWithPath: folder.path + "/body"))
            let answer = try SystemProgram.run([
                "openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", folder.path + "/key.pem", "-sigfile",
                folder.path + "/signature", "-in", folder.path + "/body",
            ])
            #expect((answer.code == 0) == isSound, "is openssl installed? \(answer.text)")
            #expect(answer.text.contains(isSound ? "Verified Successfully" : "Verification Failure"), "\(answer.text)")
        }
    }
}
