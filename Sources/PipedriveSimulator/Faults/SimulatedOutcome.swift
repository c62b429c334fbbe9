package import Migration

/// What a caller gets to see of a request.
package enum SimulatedOutcome: Sendable, Hashable {
    case reply(ApiReply, delayMilliseconds: Int)
    /// The connection breaks; whether the request took effect shows only on reading.
    case drop(afterEffect: Bool, delayMilliseconds: Int)
}
