import Foundation
import TestSupport
import Testing

@testable import Ledger

/// The proofs that lie among the fixtures, and the key that a stranger checks them with.
enum SampleProofs {
    /// The verifier key as `ledger-format.md` prints it.
    static let keyText = "conveyance.example/sample+ae9d0e23+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
    static let inclusionName = "format-1.event-9.tlog-proof"
    static let consistencyName = "format-1.from-7-to-12.consistency-proof"

    static func key() throws -> VerifierKey { try VerifierKey(parsing: keyText) }

    static func file(_ name: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/" + name)
    }

    static func fixture(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: file(name))) }

    static func inclusion() throws -> [UInt8] { try fixture(inclusionName) }

    static func consistency() throws -> [UInt8] { try fixture(consistencyName) }

    /// The ledger that the fixtures were made from.
    static func reader(in folder: TemporaryFolder) throws -> LedgerReader {
        var writer = try LedgerWriter.create(folder.path + "/ledger", origin: SampleEvents.origin)
        try writer.append(SampleEvents.drafts(), expectedHead: 0, atMilliseconds: SampleEvents.atMilliseconds)
        return writer.reader
    }

    /// What a file comes to when it is read and checked with the sample's key; nil when it holds.
    static func problem(_ text: [UInt8]) throws -> ProofProblem? {
        let key = try key()
        do throws(ProofProblem) {
            switch try ProofFile(parsing: text) {
            case .inclusion(let file): _ = try file.checked(with: key)
            case .consistency(let file): _ = try file.checked(with: key)
            }
            return nil
        } catch {
            return error
        }
    }
}
