/// Replaces chance by one mishap at one place, so that every place can be tried in turn.
package struct Script: Sendable, Hashable {
    /// The process dies when it has taken that many steps; nil never.
    package var crashAtStep: Int?
    /// At that death the commit under way becomes durable, unheard.
    package var isCommitDurable = false
    /// At that death a call on its way takes effect.
    package var isCallServed = false
    /// The call of that number meets the trouble; nil none.
    package var troubledCall: Int?
    package var trouble = Trouble.lostAfter

    package init() {}
}
