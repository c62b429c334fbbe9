internal import CanonicalJSON

/// What the members of an envelope may hold, for events about to be written and for events found in a ledger.
enum EnvelopeRules {
    static let versions = 1...65_535

    static func check(actor: String) throws(EnvelopeProblem) {
        guard (1...500).contains(actor.utf8.count) else { throw .badActor }
    }

    static func check(type: String, run: String?, version: Int) throws(EnvelopeProblem) {
        guard isType(type.utf8) else { throw .badType }
        if let run { guard isRun(run.utf8) else { throw .badRun } }
        guard versions.contains(version) else { throw .badVersion }
    }

    /// What differs from one event to the next.
    static func check(_ draft: borrowing DraftEvent, sequence: UInt64) throws(EnvelopeProblem) {
        guard sequence <= LedgerLayout.largestInteger else { throw .wrongSequence }
        if let cause = draft.cause { guard cause < sequence else { throw .badCause } }
        guard draft.data.first == UInt8(ascii: "{") else { throw .notCanonical(.unexpectedByte(at: 0)) }
        // The payload lies one level deep in its event, which has the same limit.
        let problem = unsafe draft.data.withUnsafeBufferPointer { unsafe CanonicalText.problem(in: $0, depth: 1) }
        if let problem { throw .notCanonical(problem) }
    }

    static func isType(_ bytes: some Collection<UInt8>) -> Bool {
        (1...64).contains(bytes.count)
            && bytes.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
                    UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    static func isRun(_ bytes: some Collection<UInt8>) -> Bool {
        (1...64).contains(bytes.count)
            && bytes.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"),
                    UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
