package import CanonicalJSON

/// An event in place, lent for the length of a closure: nothing is copied until it is asked for.
///
/// Its frame has been found sound (members and their order); `verify` checks the rest.
@safe
package struct StoredEvent: ~Copyable {
    package let sequence: UInt64
    package let version: Int
    package let cause: UInt64?
    package let type: String
    /// The actor, its escapes resolved.
    package let actor: String
    /// The run that it belongs to; nil outside of any.
    package let run: String?
    /// Milliseconds since 1970 in UTC; 0 for a malformed time, which `verify` reports.
    package let atMilliseconds: Int64
    let bytes: UnsafeBufferPointer<UInt8>
    let frame: EnvelopeFrame

    /// `memory` is as reading the frame has left it.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ frame: EnvelopeFrame, _ memory: EnvelopeMemory) {
        self.frame = frame
        type = memory.typeText
        actor = memory.actorText
        run = frame.run == nil ? nil : memory.runText
        atMilliseconds = memory.atMilliseconds
        sequence = frame.sequence
        version = frame.version
        cause = frame.cause
        unsafe self.bytes = bytes
    }

    /// Lends the payload's bytes.
    package func withData<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        try body(unsafe UnsafeBufferPointer(rebasing: bytes[frame.payload]).span)
    }

    /// Lends the bytes that are hashed and exported.
    package func withStored<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        try body(unsafe bytes.span)
    }

    /// The payload's bytes, which last no longer than the closure that the event was lent to.
    package var lentData: UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(rebasing: bytes[frame.payload]) }

    /// A copy of the payload's bytes.
    package var data: [UInt8] { unsafe Array(bytes[frame.payload]) }

    /// The payload, parsed.
    package func json() throws(JSONError) -> JSON {
        unsafe try JSON(parsing: UnsafeBufferPointer(rebasing: bytes[frame.payload]))
    }

    /// A copy that outlives the closure.
    package func recorded() -> RecordedEvent {
        RecordedEvent(
            sequence: sequence,
            atMilliseconds: atMilliseconds,
            type: type,
            version: version,
            run: run,
            actor: actor,
            cause: cause,
            data: data,
            stored: unsafe Array(bytes)
        )
    }
}
