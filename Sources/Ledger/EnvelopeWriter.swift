internal import CanonicalJSON

/// Writes events into one reused buffer, members in canonical order, without building a JSON value.
///
/// The buffer begins with the zero byte that the leaf hash wants, so that the event is hashed and stored in one piece.
struct EnvelopeWriter {
    /// A zero byte and then the event.
    private(set) var buffer: [UInt8] = []
    private let time: [UInt8]

    /// All events of a batch carry one time.
    init(atMilliseconds: Int64) throws(LedgerError) {
        guard let time = UTCText.bytes(milliseconds: atMilliseconds) else {
            throw .invalidDraft(index: 0, problem: .badTime)
        }
        self.time = time
        buffer.reserveCapacity(4_096)
    }

    mutating func write(_ draft: borrowing DraftEvent, sequence: UInt64) throws(EnvelopeProblem) {
        try EnvelopeRules.check(draft, sequence: sequence)
        buffer.removeAll(keepingCapacity: true)
        buffer.append(0)
        append("{\"actor\":")
        JSON.appendString(draft.actor, to: &buffer)
        append(",\"at\":\"")
        buffer.append(contentsOf: time)
        if let cause = draft.cause {
            append("\",\"cause\":")
            append(cause)
            append(",\"data\":")
        } else {
            append("\",\"data\":")
        }
        buffer.append(contentsOf: draft.data)
        if let run = draft.run {
            append(",\"run\":\"")
            buffer.append(contentsOf: run.utf8)
            append("\",\"seq\":")
        } else {
            append(",\"seq\":")
        }
        append(sequence)
        append(",\"type\":\"")
        buffer.append(contentsOf: draft.type.utf8)
        append("\",\"v\":")
        append(UInt64(draft.version))
        buffer.append(UInt8(ascii: "}"))
        guard buffer.count <= LedgerLayout.largestEventBytes else { throw .tooLarge }
    }

    private mutating func append(_ text: StaticString) {
        unsafe buffer.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func append(_ number: UInt64) {
        var digits: (UInt64, Int) = (1, 1)
        while number / digits.0 >= 10 { digits = (digits.0 * 10, digits.1 + 1) }
        var divisor = digits.0
        for _ in 0..<digits.1 {
            buffer.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}
