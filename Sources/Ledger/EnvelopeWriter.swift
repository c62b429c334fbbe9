internal import CanonicalJSON

/// Writes events into one reused buffer, members in canonical order, without building a JSON value.
///
/// The buffer begins with the zero byte that the leaf hash wants, so that the event is hashed and stored in one piece.
/// Most events of a batch share their actor, run, type and version: what these make is kept from one to the next.
struct EnvelopeWriter {
    /// A zero byte and then the event.
    private(set) var buffer: [UInt8] = []
    private let time: [UInt8]
    private var actor: String?
    /// From the zero byte to behind the time.
    private var beginning: [UInt8] = []
    private var run: String?
    private var type = ""
    private var version = 0
    /// Behind the payload, up to the sequence number.
    private var middle: [UInt8] = []
    /// Behind the sequence number.
    private var ending: [UInt8] = []

    /// All events of a batch carry one time.
    init(atMilliseconds: Int64) throws(LedgerError) {
        guard let time = UTCText.bytes(milliseconds: atMilliseconds) else {
            throw .invalidDraft(index: 0, problem: .badTime)
        }
        self.time = time
        buffer.reserveCapacity(4_096)
    }

    mutating func write(_ draft: borrowing DraftEvent, sequence: UInt64) throws(EnvelopeProblem) {
        if actor != draft.actor { try begin(draft.actor) }
        if type != draft.type || version != draft.version || run != draft.run {
            try end(run: draft.run, type: draft.type, version: draft.version)
        }
        try EnvelopeRules.check(draft, sequence: sequence)
        buffer.removeAll(keepingCapacity: true)
        buffer.append(contentsOf: beginning)
        if let cause = draft.cause {
            EnvelopeWriter.append("\"cause\":", to: &buffer)
            EnvelopeWriter.append(cause, to: &buffer)
            buffer.append(UInt8(ascii: ","))
        }
        EnvelopeWriter.append("\"data\":", to: &buffer)
        buffer.append(contentsOf: draft.data)
        buffer.append(contentsOf: middle)
        EnvelopeWriter.append(sequence, to: &buffer)
        buffer.append(contentsOf: ending)
        guard buffer.count <= LedgerLayout.largestEventBytes else { throw .tooLarge }
    }

    private mutating func begin(_ actor: String) throws(EnvelopeProblem) {
        try EnvelopeRules.check(actor: actor)
        self.actor = actor
        beginning = [0]
        EnvelopeWriter.append("{\"actor\":", to: &beginning)
        JSON.appendString(actor, to: &beginning)
        EnvelopeWriter.append(",\"at\":\"", to: &beginning)
        beginning.append(contentsOf: time)
        EnvelopeWriter.append("\",", to: &beginning)
    }

    private mutating func end(run: String?, type: String, version: Int) throws(EnvelopeProblem) {
        try EnvelopeRules.check(type: type, run: run, version: version)
        (self.run, self.type, self.version) = (run, type, version)
        middle = []
        if let run {
            EnvelopeWriter.append(",\"run\":\"", to: &middle)
            middle.append(contentsOf: run.utf8)
            middle.append(UInt8(ascii: "\""))
        }
        EnvelopeWriter.append(",\"seq\":", to: &middle)
        ending = []
        EnvelopeWriter.append(",\"type\":\"", to: &ending)
        ending.append(contentsOf: type.utf8)
        EnvelopeWriter.append("\",\"v\":", to: &ending)
        EnvelopeWriter.append(UInt64(version), to: &ending)
        ending.append(UInt8(ascii: "}"))
    }

    private static func append(_ text: StaticString, to bytes: inout [UInt8]) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        // The digits come out from the last to the first; 20 are the most that a number of 64 bits has.
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var start = digits.count
            var rest = number
            repeat {
                start -= 1
                unsafe digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            unsafe bytes.append(contentsOf: digits[start...])
        }
    }
}
