import Foundation
import TestSupport
import Testing

@testable import Ledger

@Suite struct ProofFileTests {
    private func lines(_ text: [UInt8]) -> [String] {
        String(decoding: text, as: UTF8.self).components(separatedBy: "\n")
    }

    private func text(_ lines: [String]) -> [UInt8] { Array(lines.joined(separator: "\n").utf8) }

    @Test("the frozen proofs of format 1 stay what they are, byte for byte, and hold with the key alone")
    func frozen() throws {
        let folder = try TemporaryFolder()
        let reader = try SampleProofs.reader(in: folder)
        let key = try SampleEvents.key()
        let made = [
            SampleProofs.inclusionName: try reader.inclusionFile(of: 9, key: key).text,
            SampleProofs.consistencyName: try reader.consistencyFile(from: 7, to: 12, key: key).text,
        ]
        for (name, text) in made {
            if ProcessInfo.processInfo.environment["RECORD_REFERENCES"] == "1" {
                try Data(text.utf8).write(to: SampleProofs.file(name))
                Issue.record("recorded \(name)")
            }
            let fixture = try SampleProofs.fixture(name)
            #expect(Array(text.utf8) == fixture, "\(name)")
            #expect(try ProofFile(parsing: fixture).text == text)
            #expect(try SampleProofs.problem(fixture) == nil, "\(name)")
        }
        guard case .inclusion(let file) = try ProofFile(parsing: SampleProofs.inclusion()) else {
            Issue.record("no proof of an event")
            return
        }
        let checkpoint = try file.checked(with: SampleProofs.key())
        #expect(checkpoint == (try reader.checkpoint()) && file.proof.index == 9)
        #expect(try file.event == reader.event(at: 9).stored)
        let note = try SampleProofs.fixture("format-1.ndjson.checkpoint")
        #expect(try SignedNote(parsing: note).checkpoint(verifiedBy: SampleProofs.key()) == checkpoint)
        #expect(Array(file.note.text.utf8) == note)
    }

    @Test("every event at every size is proved by a file that its reader takes back byte for byte") func all() throws {
        let folder = try TemporaryFolder()
        let reader = try SampleProofs.reader(in: folder)
        let key = try SampleEvents.key()
        for size in 1...12 as ClosedRange<UInt64> {
            for index in 0..<size {
                let text = Array(try reader.inclusionFile(of: index, at: size, key: key).text.utf8)
                #expect(try SampleProofs.problem(text) == nil && Array(ProofFile(parsing: text).text.utf8) == text)
            }
            for old in 1...size {
                let text = Array(try reader.consistencyFile(from: old, to: size, key: key).text.utf8)
                #expect(try SampleProofs.problem(text) == nil && Array(ProofFile(parsing: text).text.utf8) == text)
            }
        }
    }

    @Test("a letter changed in any line of a proof of an event is refused, each in its own words")
    func changedLines() throws {
        let sound = lines(try SampleProofs.inclusion())
        let changes: [(line: Int, old: String, new: String, problem: ProofProblem)] = [
            (1, "v1", "v2", .unknownForm),
            (2, "extra", "Extra", .malformed(line: 2, .event)),
            (2, "extra eyJ", "extra eyK", .rootDiffers),
            (3, "index 9", "index 8", .rootDiffers),
            (3, "index 9", "index 12", .indexBeyondSize(index: 12, size: 12)),
            (3, "index 9", "index 09", .malformed(line: 3, .index)),
            (3, "index 9", "index -9", .malformed(line: 3, .index)),
            (3, "index 9", "index 9007199254740992", .malformed(line: 3, .index)),
            (3, "index 9", "index 18446744073709551625", .malformed(line: 3, .index)),
            (
                8, "conveyance", "Conveyance",
                .otherLedger(found: "Conveyance.example/sample", expected: SampleEvents.origin)
            ),
            (8, "conveyance.example/sample", "two words", .malformed(line: 8, .origin)),
            (9, "12", "13", .badSignature),
            (9, "12", "012", .malformed(line: 9, .size)),
            (9, "12", "9007199254740992", .malformed(line: 9, .size)),
            (10, "xQT", "xQU", .badSignature),
            (10, "agk=", "agl=", .malformed(line: 10, .root)),
            (10, "agk=", "agk", .malformed(line: 10, .root)),
            (12, "\u{2014}", "-", .malformed(line: 12, .signature)),
            (12, "/sample ", "/simple ", .otherKey),
            (12, "rp0OI", "rp0OJ", .otherKey),
            (12, "9tQcFy", "9tQcFz", .badSignature),
        ]
        for change in changes {
            var changed = sound
            changed[change.line - 1] = changed[change.line - 1].replacingOccurrences(of: change.old, with: change.new)
            #expect(changed != sound, "line \(change.line): \(change.old)")
            #expect(try SampleProofs.problem(text(changed)) == change.problem, "line \(change.line): \(change.new)")
        }
        for line in 4...6 {
            var changed = sound
            changed[line - 1] =
                changed[line - 1].hasPrefix("A")
                ? "B" + changed[line - 1].dropFirst() : "A" + changed[line - 1].dropFirst()
            #expect(try SampleProofs.problem(text(changed)) == .rootDiffers)
            changed[line - 1] = "A" + sound[line - 1]
            #expect(try SampleProofs.problem(text(changed)) == .malformed(line: line, .hash))
        }
    }

    @Test("lines dropped, added, cut or with foreign ends are refused, each in its own words") func framing() throws {
        let sound = try SampleProofs.inclusion()
        let split = lines(sound)
        func without(_ line: Int) -> [UInt8] {
            text(split.enumerated().filter { $0.offset != line - 1 }.map(\.element))
        }
        func with(_ new: String, before line: Int) -> [UInt8] {
            text(Array(split[..<(line - 1)]) + [new] + Array(split[(line - 1)...]))
        }
        let crlf = text(split.dropLast().map { $0 + "\r" } + [""])
        let cases: [([UInt8], ProofProblem)] = [
            ([], .unknownForm),
            (Array("\u{feff}".utf8) + sound, .unknownForm),
            (Array("c2sp.org/tlog-proof@v1".utf8), .cutShort(.form)),
            (crlf, .controlCharacter(line: 1)),
            (with("\tindex 9", before: 3), .controlCharacter(line: 3)),
            (without(2), .malformed(line: 2, .event)),
            (without(3), .malformed(line: 3, .index)),
            (without(4), .proofTooShort),
            (with(split[3], before: 4), .proofTooLong),
            (without(7), .malformed(line: 7, .hash)),
            (with("", before: 4), .malformed(line: 6, .size)),
            (without(9), .malformed(line: 9, .size)),
            (without(11), .malformed(line: 11, .emptyLine)),
            (with("an extension", before: 11), .malformed(line: 11, .emptyLine)),
            (without(12), .cutShort(.signature)),
            (with(split[11], before: 12), .signedTwice),
            (Array(sound.dropLast()), .cutShort(.signature)),
            (Array(sound.dropLast(20)), .cutShort(.signature)),
            (Array(sound.prefix(200)), .cutShort(.event)),
            (sound + [0x0A], .trailing(line: 13)),
            (sound + [0x41], .cutShort(.signature)),
            (sound + Array("more\n".utf8), .malformed(line: 13, .signature)),
            (sound + sound, .malformed(line: 13, .signature)),
            (text(split[..<3] + Array(repeating: split[3], count: 64) + split[3...]), .tooManyHashes(limit: 63)),
            (text(split[..<3] + Array(repeating: split[3], count: 60) + split[3...]), .proofTooLong),
            (
                text(split[..<11] + (0..<17).map { "\u{2014} witness-\($0) AAAAAAA=" } + [""]),
                .tooManySignatures(limit: 16)
            ),
            (
                Array("c2sp.org/tlog-proof@v1\n".utf8) + [UInt8](repeating: 0x41, count: ProofFile.largestBytes),
                .tooLarge(limit: ProofFile.largestBytes)
            ),
        ]
        for (number, (text, problem)) in cases.enumerated() {
            #expect(try SampleProofs.problem(text) == problem, "case \(number)")
        }
    }

    @Test("a proof that its events cannot have is refused: other size, no hashes, other event, what is no event")
    func otherProofs() throws {
        let folder = try TemporaryFolder()
        let reader = try SampleProofs.reader(in: folder)
        let key = try SampleEvents.key()
        func problem(_ event: [UInt8], _ proof: InclusionProof, at size: UInt64) throws -> ProofProblem? {
            let note = try SignedNote(reader.checkpoint(at: size), signedBy: key)
            return try SampleProofs.problem(Array(InclusionFile(.event(event), proof: proof, note: note).text.utf8))
        }
        let event = try reader.event(at: 9).stored
        let proof = try reader.inclusionProof(of: 9)
        #expect(try problem(event, proof, at: 12) == nil)
        #expect(try problem(event, proof, at: 11) == .rootDiffers)
        #expect(try problem(event, proof, at: 9) == .indexBeyondSize(index: 9, size: 9))
        #expect(try problem(event, InclusionProof(index: 9, size: 12, hashes: []), at: 12) == .proofTooShort)
        #expect(try problem(reader.event(at: 8).stored, proof, at: 12) == .rootDiffers)
        // A tree whose leaf is no event, rightly proved and signed.
        for (bytes, expected) in [(Array("{}".utf8), .malformed(at: 0)), (event, .wrongSequence)]
            as [([UInt8], EnvelopeProblem)]
        {
            let checkpoint = Checkpoint(origin: SampleEvents.origin, size: 1, root: .leaf(bytes))
            let file = InclusionFile(
                .event(bytes),
                proof: InclusionProof(index: 0, size: 1, hashes: []),
                note: try SignedNote(checkpoint, signedBy: key)
            )
            #expect(try SampleProofs.problem(Array(file.text.utf8)) == .event(expected))
        }
    }

    @Test("a proof between two states is refused when its states are not what it says, each in its own words")
    func otherStates() throws {
        let folder = try TemporaryFolder()
        let reader = try SampleProofs.reader(in: folder)
        let key = try SampleEvents.key()
        func note(_ size: UInt64, _ root: TreeHash? = nil) throws -> SignedNote {
            let root = try root ?? reader.root(at: size)
            return try SignedNote(Checkpoint(origin: SampleEvents.origin, size: size, root: root), signedBy: key)
        }
        func problem(_ stated: UInt64, _ hashes: [TreeHash], _ old: SignedNote, _ new: SignedNote) throws
            -> ProofProblem?
        {
            let proof = ConsistencyProof(oldSize: stated, newSize: new.stated.size, hashes: hashes)
            return try SampleProofs.problem(Array(ConsistencyFile(proof: proof, old: old, new: new).text.utf8))
        }
        let hashes = try reader.consistencyProof(from: 7, to: 12).hashes
        let other = TreeHash.leaf([1])
        #expect(try problem(7, hashes, note(7), note(12)) == nil)
        #expect(try problem(8, hashes, note(7), note(12)) == .oldSizeDiffers(stated: 8, signed: 7))
        #expect(try problem(7, hashes, note(7, other), note(12)) == .oldRootDiffers)
        #expect(try problem(7, hashes, note(7), note(12, other)) == .newRootDiffers)
        #expect(try problem(7, [], note(7), note(12)) == .proofTooShort)
        #expect(try problem(7, hashes + [other], note(7), note(12)) == .proofTooLong)
        #expect(try problem(12, hashes, note(12), note(7)) == .shrunk(old: 12, new: 7))
        #expect(try problem(0, [], note(0), note(12)) == .nothingBefore)
        #expect(try problem(7, [], note(7), note(7)) == nil)
        #expect(try problem(7, [], note(7), note(7, other)) == .forked(size: 7))
        #expect(try problem(7, hashes, note(7), note(7)) == .hashesBetweenEqualSizes)
    }

    @Test("no bit of either proof can be turned over; two in every byte are tried") func bits() throws {
        for sound in [try SampleProofs.inclusion(), try SampleProofs.consistency()] {
            for place in sound.indices {
                for bit in [0, 1 + place % 7] {
                    var changed = sound
                    changed[place] ^= 1 << bit
                    #expect(try SampleProofs.problem(changed) != nil, "byte \(place), bit \(bit)")
                }
            }
        }
    }

    @Test("a ledger with a changed event, or with a changed tile on the way, gives no proof of it") func damaged()
        throws
    {
        let folder = try TemporaryFolder()
        let path = folder.path + "/ledger"
        let leaf: TreeHash
        do {
            var writer = try LedgerWriter.create(path, origin: SampleEvents.origin)
            try writer.append(SampleEvents.rows(600), expectedHead: 0, atMilliseconds: SampleEvents.atMilliseconds)
            leaf = .leaf(try writer.reader.event(at: 76).stored)
        }
        let file = URL(fileURLWithPath: path + "/data.mdb")
        let sound = try Data(contentsOf: file)
        let event = try #require(sound.range(of: Data("\"cells\":[\"77\"]".utf8)))
        let tile = try #require(sound.range(of: Data(leaf.bytes)))
        let key = try SampleEvents.key()
        for (place, bad) in [(event.lowerBound + 10, 77), (tile.lowerBound, 76)] as [(Int, UInt64)] {
            var bytes = sound
            bytes[place] ^= 1
            try bytes.write(to: file)
            let reader = try LedgerReader.open(path)
            let error = #expect(throws: LedgerError.self) { try reader.inclusionFile(of: 77, key: key) }
            #expect(error?.firstBad == bad && error?.isDamage == true)
        }
    }
}
