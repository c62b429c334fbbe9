/// Why no answer came; `mayHaveArrived` tells whether the request can have taken effect all the same.
package struct TransportFailure: Error, Sendable, Hashable {
    package enum Cause: String, Sendable, Hashable {
        case cannotConnect
        case unknownHost
        case tlsRefused
        /// OAuth: the service that renews the sign-in gave no answer that can be used.
        case signInUnanswered
        case timedOut
        case connectionLost
        case answerTooLarge
        case cancelled
    }

    package var cause: Cause
    package var mayHaveArrived: Bool

    package init(cause: Cause, mayHaveArrived: Bool) {
        self.cause = cause
        self.mayHaveArrived = mayHaveArrived
    }
}
