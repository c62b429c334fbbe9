internal import CanonicalJSON

/// The full check of one stored event, member by member; what `verify` asks of each.
enum EventCheck {
    static func problem(in bytes: UnsafeBufferPointer<UInt8>, at sequence: UInt64) -> EnvelopeProblem? {
        do throws(EnvelopeProblem) {
            var scanner = unsafe EnvelopeScanner(bytes)
            let frame = try scanner.frame()
            guard frame.sequence == sequence else { throw .wrongSequence }
            guard unsafe EnvelopeRules.isType(bytes[frame.type]) else { throw .badType }
            if let run = frame.run { guard unsafe EnvelopeRules.isRun(bytes[run]) else { throw .badRun } }
            guard !frame.actor.isEmpty else { throw .badActor }
            guard EnvelopeRules.versions.contains(frame.version) else { throw .badVersion }
            if let cause = frame.cause { guard cause < sequence else { throw .badCause } }
            guard unsafe UTCText.milliseconds(UnsafeBufferPointer(rebasing: bytes[frame.time]).span) != nil else {
                throw .badTime
            }
            // All else has one form only, which the scanner and the rules above have compared byte by byte.
            let actor = (frame.actor.lowerBound - 1)..<(frame.actor.upperBound + 1)
            unsafe try checkCanonical(UnsafeBufferPointer(rebasing: bytes[actor]))
            unsafe try checkCanonical(UnsafeBufferPointer(rebasing: bytes[frame.payload]))
            return nil
        } catch {
            // What is not canonical anywhere is said first: it tells more than the rule that it breaks.
            return unsafe CanonicalText.problem(in: bytes).map { .notCanonical($0) } ?? error
        }
    }

    /// Checks a value that lies one level deep in its event.
    private static func checkCanonical(_ value: UnsafeBufferPointer<UInt8>) throws(EnvelopeProblem) {
        if let problem = unsafe CanonicalText.problem(in: value, depth: 1) { throw .notCanonical(problem) }
    }
}
