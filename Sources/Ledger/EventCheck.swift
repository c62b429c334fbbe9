internal import CanonicalJSON

/// The full check of one stored event, member by member; what `verify` asks of each.
enum EventCheck {
    static func problem(in bytes: UnsafeBufferPointer<UInt8>, at sequence: UInt64) -> EnvelopeProblem? {
        if let problem = unsafe CanonicalText.problem(in: bytes) { return .notCanonical(problem) }
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
            return nil
        } catch {
            return error
        }
    }
}
