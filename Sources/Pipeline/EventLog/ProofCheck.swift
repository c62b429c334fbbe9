import Foundation
package import Ledger

/// What a proof file turned out to say; it is judged with nothing but a verifier key.
package enum ProofCheck: Sendable, Equatable {
    /// The event stands in the checkpoint.
    case event(InclusionFile, Checkpoint)
    /// The first events of both checkpoints are the same.
    case consistency(old: Checkpoint, new: Checkpoint)
    case refuted(ProofProblem)

    /// Judges a file; one that is no proof at all, or a key that is none, is an error and no verdict.
    package init(path: String, key: String) throws(PipelineError) {
        let verifier: VerifierKey
        do throws(ProofProblem) { verifier = try VerifierKey(parsing: key) } catch { throw .usage("\(error)") }
        let text = try ProofCheck.bytes(of: path)
        do throws(ProofProblem) {
            switch try ProofFile(parsing: text) {
            case .inclusion(let file): self = .event(file, try file.checked(with: verifier))
            case .consistency(let file):
                let (old, new) = try file.checked(with: verifier)
                self = .consistency(old: old, new: new)
            }
        } catch {
            guard !error.isUnreadable else { throw .file(path: path, problem: "\(error)") }
            self = .refuted(error)
        }
    }

    /// One byte more than a proof may have is enough to see that it is too large.
    private static func bytes(of path: String) throws(PipelineError) -> [UInt8] {
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            return Array(try file.read(upToCount: ProofFile.largestBytes + 1) ?? Data())
        } catch {
            throw .file(path: path, problem: "cannot be read; is the name right?")
        }
    }
}
