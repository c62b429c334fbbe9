/// What can go wrong with one call on its way, each in both variants: without effect, and with an effect untold.
package enum Trouble: String, Sendable, Hashable, CaseIterable {
    case lostBefore = "lost before its effect"
    case lostAfter = "lost after its effect"
    /// The client gave up waiting; the request takes effect later, at the last moment of the grace.
    case lostAndLate = "lost and late"
    case errorBefore = "server error before its effect"
    case errorAfter = "server error after its effect"
    case garbledAfter = "unreadable answer after its effect"
    case tooManyRequests = "429 at random"
    case notSent = "not sent"
}
