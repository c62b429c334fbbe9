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
        /// The document of an upload is not what was found, so that nothing left.
        case noDocumentsFolder = "no-documents-folder"
        case documentMissing = "document-missing"
        case documentChanged = "document-changed"

        /// What is wrong with the document of an upload, which sending again does not mend; it names no document.
        package var documentProblem: String? {
            switch self {
            case .noDocumentsFolder: "this migration has no documents folder"
            case .documentMissing: "the document is no longer in the documents folder"
            case .documentChanged: "the document is not the one that was found: its content has changed"
            case .cannotConnect, .unknownHost, .tlsRefused, .signInUnanswered, .timedOut, .connectionLost,
                .answerTooLarge, .cancelled:
                nil
            }
        }
    }

    package var cause: Cause
    package var mayHaveArrived: Bool

    package init(cause: Cause, mayHaveArrived: Bool) {
        self.cause = cause
        self.mayHaveArrived = mayHaveArrived
    }
}
