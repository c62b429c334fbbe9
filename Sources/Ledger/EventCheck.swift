internal import CanonicalJSON

/// The full check of stored events, member by member; what `verify` asks of each.
///
/// One value checks events in their order: what an event shares with the one before it has been checked there.
struct EventCheck {
    private var memory = EnvelopeMemory()

    init() {}

    /// Checks an event by itself.
    static func problem(in bytes: UnsafeBufferPointer<UInt8>, at sequence: UInt64) -> EnvelopeProblem? {
        var check = EventCheck()
        return unsafe check.problem(in: bytes, at: sequence)
    }

    mutating func problem(in bytes: UnsafeBufferPointer<UInt8>, at sequence: UInt64) -> EnvelopeProblem? {
        do throws(EnvelopeProblem) {
            var scanner = unsafe EnvelopeScanner(bytes)
            let frame = try scanner.frame(&memory)
            guard frame.sequence == sequence else { throw .wrongSequence }
            if !frame.hasKnownClosing {
                guard unsafe EnvelopeRules.isType(bytes[frame.type]) else { throw .badType }
                guard EnvelopeRules.versions.contains(frame.version) else { throw .badVersion }
            }
            if let run = frame.run { guard unsafe EnvelopeRules.isRun(bytes[run]) else { throw .badRun } }
            if let cause = frame.cause { guard cause < sequence else { throw .badCause } }
            if !frame.hasKnownOpening { unsafe try checkOpening(bytes, frame) }
            // All else has one form only, which the scanner and the rules above have compared byte by byte.
            unsafe try checkCanonical(UnsafeBufferPointer(rebasing: bytes[frame.payload]))
            return nil
        } catch {
            // Nothing of a wrong event may count as checked.
            memory = EnvelopeMemory()
            // What is not canonical anywhere is said first: it tells more than the rule that it breaks.
            return unsafe CanonicalText.problem(in: bytes).map { .notCanonical($0) } ?? error
        }
    }

    private func checkOpening(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ frame: EnvelopeFrame
    ) throws(EnvelopeProblem) {
        guard unsafe UTCText.milliseconds(UnsafeBufferPointer(rebasing: bytes[frame.time]).span) != nil else {
            throw .badTime
        }
        let quoted = (frame.actor.lowerBound - 1)..<(frame.actor.upperBound + 1)
        unsafe try checkCanonical(UnsafeBufferPointer(rebasing: bytes[quoted]))
        guard let actor = unsafe try? JSON(parsing: bytes[quoted]).stringValue else { throw .badActor }
        try EnvelopeRules.check(actor: actor)
    }

    /// Checks a value that lies one level deep in its event.
    private func checkCanonical(_ value: UnsafeBufferPointer<UInt8>) throws(EnvelopeProblem) {
        if let problem = unsafe CanonicalText.problem(in: value, depth: 1) { throw .notCanonical(problem) }
    }
}
