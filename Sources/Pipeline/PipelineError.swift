package import Ledger
package import Migration

/// Why a use case stopped; each case says what happened, where, and what to do.
package enum PipelineError: Error, Sendable {
    case ledger(LedgerError)
    case gate(GateRefusal)
    case account(AccountFailure)
    /// The export or a table of the reviewer is not what it should be.
    case input(String)
    /// A file or folder could not be read or written.
    case file(path: String, problem: String)
    /// An event of the ledger does not read as its type says.
    case payload(sequence: UInt64, PayloadError)
    case usage(String)
}

extension PipelineError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .ledger(let error): error.description
        case .gate(let refusal): refusal.description
        case .account(let failure): failure.description
        case .input(let problem): problem
        case .file(let path, let problem): "\(path): \(problem)"
        case .payload(let sequence, let error):
            "event \(sequence) of the ledger: \(error); check the ledger with `convey verify`"
        case .usage(let problem): problem
        }
    }

    /// The exit code that the command line promises for it.
    package var exitCode: Int32 {
        switch self {
        case .ledger(let error): error.isDamage ? 4 : 2
        case .payload: 4
        case .account(.interrupted): 130
        case .account(.ceiling), .account(.blocked(.blockedAtEdge)): 3
        case .gate, .account, .input, .file, .usage: 2
        }
    }
}
