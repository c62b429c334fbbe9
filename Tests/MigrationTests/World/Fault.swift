import Migration

/// What goes wrong with one call; the first word tells whether the write took effect.
enum Fault: Equatable {
    case none
    /// The connection broke: the account never heard of it, or did all the same.
    case lostBefore, lostAfter
    case serverErrorBefore, serverErrorAfter
    /// The write took effect and its answer is no JSON.
    case garbledAfter
    /// The connection broke, and the request takes effect that much later.
    case late(milliseconds: Int64)
    case notSent
    /// The document of an upload is not what was found.
    case documentProblem(TransportFailure.Cause)
    case limited(headers: [String: String] = [:])
    case refused(status: Int, message: String = "is not valid")
    /// A page of the edge instead of an answer.
    case page(status: Int)

    /// The faults that need no parameters, for drawing one at random.
    static let plain: [Fault] = [
        .lostBefore, .lostAfter, .serverErrorBefore, .serverErrorAfter, .garbledAfter, .notSent, .limited(),
    ]
}
