internal import CanonicalJSON
internal import Glibc

/// The parts of an envelope that recur, as they stood in the event before: what is the same again is not read again.
///
/// The events of a commit share their actor and time, and long runs of events their type and version. Comparing these
/// bytes takes a small part of the time that reading them takes.
struct EnvelopeMemory {
    /// From an event's first byte to behind its time.
    private(set) var opening: [UInt8] = []
    private(set) var actor = 0..<0
    private(set) var time = 0..<0
    /// The actor, its escapes resolved.
    private(set) var actorText = ""
    /// 0 for a malformed time.
    private(set) var atMilliseconds: Int64 = 0
    /// From behind the sequence number to the last byte.
    private(set) var closing: [UInt8] = []
    /// Counted from the beginning of `closing`.
    private(set) var type = 0..<0
    private(set) var typeText = ""
    private(set) var version = 0
    private var run: [UInt8] = []
    private(set) var runText = ""

    init() {}

    mutating func keep(opening bytes: Slice<UnsafeBufferPointer<UInt8>>, actor: Range<Int>, time: Range<Int>) {
        opening.removeAll(keepingCapacity: true)
        unsafe opening.append(contentsOf: UnsafeBufferPointer(rebasing: bytes))
        self.actor = actor
        self.time = time
        if opening[actor].contains(UInt8(ascii: "\\")) {
            let quoted = opening[(actor.lowerBound - 1)..<(actor.upperBound + 1)]
            actorText = (try? JSON(parsing: quoted))?.stringValue ?? ""
        } else {
            actorText = String(decoding: opening[actor], as: UTF8.self)
        }
        atMilliseconds = UTCText.milliseconds(opening.span.extracting(time)) ?? 0
    }

    mutating func keep(closing bytes: Slice<UnsafeBufferPointer<UInt8>>, type: Range<Int>, version: Int) {
        closing.removeAll(keepingCapacity: true)
        unsafe closing.append(contentsOf: UnsafeBufferPointer(rebasing: bytes))
        self.type = type
        typeText = String(decoding: closing[type], as: UTF8.self)
        self.version = version
    }

    /// Takes the run of an event that has one; the events of a run follow each other.
    mutating func keep(run bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        if unsafe run.count == bytes.count, let first = unsafe UnsafeBufferPointer(rebasing: bytes).baseAddress,
            unsafe memcmp(run, first, run.count) == 0
        {
            return
        }
        run.removeAll(keepingCapacity: true)
        unsafe run.append(contentsOf: UnsafeBufferPointer(rebasing: bytes))
        runText = String(decoding: run, as: UTF8.self)
    }
}
