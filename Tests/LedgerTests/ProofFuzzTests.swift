import Foundation
import TestSupport
import Testing

@testable import Ledger

/// Sound texts changed at random: the readers never fail but with a problem, and whatever they accept is true.
///
/// 25,000 cases in each of the two tests, or as many as the environment variable `FUZZ_CASES` says.
@Suite struct ProofFuzzTests {
    private static let cases = ProcessInfo.processInfo.environment["FUZZ_CASES"].flatMap { Int($0) } ?? 25_000

    /// One change to a text: a bit, a byte, a digit, a cut, a line more, less or elsewhere, or the end of another text.
    private func changed(_ text: [UInt8], _ others: [[UInt8]], _ numbers: inout SeededNumbers) -> [UInt8] {
        var text = text
        guard !text.isEmpty else { return text }
        let place = Int.random(in: text.indices, using: &numbers)
        switch Int.random(in: 0..<10, using: &numbers) {
        case 0...2: text[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
        case 3: text[place] = UInt8.random(in: 0...255, using: &numbers)
        case 4: text.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
        case 5: text.removeSubrange(place...)
        case 6: text.removeSubrange(place..<min(place + 44, text.count))
        case 7:
            let other = others[Int.random(in: others.indices, using: &numbers)]
            text = Array(text[..<place] + other[Int.random(in: other.indices, using: &numbers)...])
        default:
            var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
            let other = others[Int.random(in: others.indices, using: &numbers)]
                .split(separator: 0x0A, omittingEmptySubsequences: false)
            let from = Int.random(in: lines.indices, using: &numbers)
            switch Int.random(in: 0..<4, using: &numbers) {
            case 0: lines.insert(lines[from], at: Int.random(in: lines.indices, using: &numbers))
            case 1: lines.swapAt(from, Int.random(in: lines.indices, using: &numbers))
            case 2: lines.remove(at: from)
            default: lines = Array(lines[..<from] + other[Int.random(in: other.indices, using: &numbers)...])
            }
            text = Array(lines.joined(separator: [0x0A]))
        }
        return text
    }

    private func mutant(of texts: [[UInt8]], _ numbers: inout SeededNumbers) -> [UInt8] {
        var text = texts[Int.random(in: texts.indices, using: &numbers)]
        for _ in 0...Int.random(in: 0..<3, using: &numbers) { text = changed(text, texts, &numbers) }
        return text
    }

    /// What the ledger itself writes about the event and the sizes that a file claims to be about.
    private static func written(for file: ProofFile, _ rows: StoredRows, _ signer: SigningKey) throws -> [UInt8] {
        switch file {
        case .inclusion(let file):
            let sound = try rows.reader.inclusionFile(of: file.proof.index, at: file.proof.size, key: signer)
            return Array((file.event == nil ? sound.withoutEvent : sound).text.utf8)
        case .consistency(let file):
            let proof = file.proof
            let sound = try rows.reader.consistencyFile(from: proof.oldSize, to: proof.newSize, key: signer)
            return Array(sound.text.utf8)
        }
    }

    /// A file as it was before others signed: C2SP signed-note lets anybody add a line, and a line signs what is there.
    private static func withoutOthersSignatures(_ text: [UInt8], _ key: VerifierKey) -> [UInt8] {
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        let kept = lines.filter { line in
            guard line.starts(with: "\u{2014} ".utf8) else { return true }
            let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
            return parts.count == 3 && parts[1].elementsEqual(key.name.utf8)
                && Base64Text.bytes(of: parts[2])?.starts(with: key.id) == true
        }
        return Array(kept.joined(separator: [0x0A]))
    }

    @Test("no changed proof file is accepted but one that the ledger writes itself, or it with another's signature")
    func files() throws {
        let rows = try StoredRows(300)
        let (signer, verifier) = (try SampleEvents.key(), try SampleEvents.key().verifier)
        var texts: [[UInt8]] = []
        for (index, size) in [(0, 1), (1, 2), (4, 5), (9, 12), (9, 13), (255, 256), (256, 257), (17, 300), (299, 300)] {
            let file = try rows.reader.inclusionFile(of: UInt64(index), at: UInt64(size), key: signer)
            texts.append(Array(file.text.utf8))
        }
        for (old, new) in [(1, 2), (4, 5), (7, 12), (12, 12), (12, 13), (128, 256), (255, 257), (13, 300)] {
            let file = try rows.reader.consistencyFile(from: UInt64(old), to: UInt64(new), key: signer)
            texts.append(Array(file.text.utf8))
        }
        var numbers = SeededNumbers(seed: 1)
        var (read, accepted) = (0, 0)
        for _ in 0..<Self.cases {
            let text = mutant(of: texts, &numbers)
            do throws(ProofProblem) {
                let file = try ProofFile(parsing: text)
                read += 1
                if Array(file.text.utf8) != text { Issue.record("read as something else: \(text)") }
                switch file {
                case .inclusion(let file):
                    let checkpoint = try file.checked(with: verifier)
                    let (index, size) = (Int(file.proof.index), Int(checkpoint.size))
                    #expect(file.leaf == rows.tree.leaves[index])
                    #expect(checkpoint.root == rows.tree.root(at: size) && index < size)
                case .consistency(let file):
                    let (old, new) = try file.checked(with: verifier)
                    #expect(old.root == rows.tree.root(at: Int(old.size)) && old.size <= new.size)
                    #expect(new.root == rows.tree.root(at: Int(new.size)))
                }
                accepted += 1
                let own = Self.withoutOthersSignatures(text, verifier)
                let isWritten = own == (try? Self.written(for: file, rows, signer))
                #expect(isWritten, "accepted: \(String(decoding: text, as: UTF8.self))")
            } catch {
                _ = error.description
            }
        }
        // Some changes undo each other or swap equal lines; were none read, the changes would be too coarse.
        #expect(read > Self.cases / 20 && accepted < Self.cases / 20, "\(read) read, \(accepted) accepted")
    }

    @Test("no changed checkpoint, key or proof value is accepted unless it is a sound one") func notes() throws {
        let rows = try StoredRows(300)
        let signer = try SampleEvents.key()
        let verifier = signer.verifier
        let notes = try [1, 12, 256, 300].map { size in
            Array(try rows.reader.checkpoint(at: size).signed(by: signer).utf8)
        }
        let keys = [Array(verifier.text.utf8)]
        var numbers = SeededNumbers(seed: 2)
        for _ in 0..<Self.cases {
            let text = mutant(of: notes, &numbers)
            do throws(ProofProblem) {
                let note = try SignedNote(parsing: text)
                if Array(note.text.utf8) != text { Issue.record("read as something else: \(text)") }
                let checkpoint = try note.checkpoint(verifiedBy: verifier)
                #expect(checkpoint.root == rows.tree.root(at: Int(checkpoint.size)))
            } catch {
                _ = error.description
            }
            let key = mutant(of: keys, &numbers)
            if key != keys[0], let text = String(validating: key, as: UTF8.self) {
                #expect(throws: ProofProblem.self) { try VerifierKey(parsing: text) }
            }
            try value(rows, &numbers)
        }
    }

    /// Changes one proof value: accepted with its size, only when nothing changed; with any other size, no crash.
    private func value(_ rows: StoredRows, _ numbers: inout SeededNumbers) throws {
        let size = Int.random(in: 1...300, using: &numbers)
        let index = Int.random(in: 0..<size, using: &numbers)
        let (leaf, root) = (rows.tree.leaves[index], rows.tree.root(at: size))
        let sound = rows.tree.path(index, 0..<size)
        var hashes = sound
        var place = UInt64(index)
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0: place = UInt64.random(in: 0...400, using: &numbers)
        case 1 where !hashes.isEmpty: hashes.removeFirst(Int.random(in: 1...hashes.count, using: &numbers))
        case 2: hashes.insert(leaf, at: Int.random(in: 0...hashes.count, using: &numbers))
        case 3: hashes.shuffle(using: &numbers)
        default: hashes = hashes.map { Bool.random(using: &numbers) ? $0 : TreeHash.node($0, $0) }
        }
        let problem = InclusionProof(index: place, size: UInt64(size), hashes: hashes).problem(leaf: leaf, root: root)
        #expect((problem == nil) == (place == UInt64(index) && hashes == sound), "\(index) of \(size)")
        let wild = UInt64.random(in: 0 ... .max, using: &numbers) >> UInt64.random(in: 0..<64, using: &numbers)
        _ = InclusionProof(index: place, size: wild, hashes: hashes).problem(leaf: leaf, root: root)
        _ = InclusionProof(index: wild, size: .max, hashes: hashes).problem(leaf: leaf, root: root)
        let old = UInt64.random(in: 0...300, using: &numbers)
        let oldRoot = rows.tree.root(at: Int(old))
        let between = ConsistencyProof(oldSize: old, newSize: UInt64(size), hashes: hashes)
        let isSound = old > 0 && Int(old) <= size && hashes == rows.tree.proof(Int(old), 0..<size)
        #expect((between.problem(oldRoot: oldRoot, newRoot: root) == nil) == isSound, "\(old) to \(size)")
        _ = ConsistencyProof(oldSize: old, newSize: wild, hashes: hashes).problem(oldRoot: oldRoot, newRoot: root)
        _ = ConsistencyProof(oldSize: wild, newSize: .max, hashes: hashes).problem(oldRoot: oldRoot, newRoot: root)
    }
}
