internal import Glibc
internal import LMDB

extension LedgerError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .storage(let error): error.description
        case .notALedger(let path):
            "\(path) holds no ledger. Check the path of the migration, or make a new one with 'convey init'."
        case .alreadyALedger(let path):
            "\(path) holds a ledger already and was left as it is. Choose another folder for a new migration."
        case .newerFormat(let path, let found):
            "\(path) has ledger format \(found); this program knows format \(LedgerLayout.format) and wrote nothing. "
                + "Use the newer program."
        case .headMoved(let expected, let actual):
            "the ledger has \(actual) events where \(expected) were expected; nothing was written. "
                + "Run the command again."
        case .noSuchEvent(let sequence, let head):
            "there is no event \(sequence) among \(head) events, which are numbered from 0."
        case .noSuchSize(let size, let head):
            "there is no state of the ledger with \(size) events: it has \(head). Choose a smaller size."
        case .nothingToProve:
            "every ledger goes on from its start, before any event; there is nothing to prove. Choose a later point."
        case .invalidDraft(let index, let problem):
            "event \(index) of this batch \(problem); nothing was written. This is a fault of the program: report it."
        case .damaged(let path, let firstBad, let problem):
            "the ledger at \(path) is damaged\(firstBad.map { " at event \($0)" } ?? ""): \(problem). Nothing was "
                + "written. Keep a copy, and restore the folder from a backup or an export that verifies."
        case .invalidKey(let path, let problem): "the signing key \(path) \(problem)"
        case .file(let path, let doing, let code) where code == ENOSPC || code == EDQUOT || code == EFBIG:
            "no room left to \(doing) \(path); nothing was left half-written. Free space there, then run it again."
        case .file(let path, let doing, let code):
            "cannot \(doing) \(path): \(LedgerError.systemText(code)). Check the folder and its permissions."
        case .invalidOrigin:
            "the ledger's origin must be 1 to 200 visible ASCII characters without space and '+'. Choose another name."
        case .batchTooLarge(let events):
            "a batch of \(events) events is larger than \(LedgerLayout.largestBatch); nothing was written. Split it."
        }
    }

    static func systemText(_ code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }
}
