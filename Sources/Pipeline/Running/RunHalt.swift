import Migration
import Synchronization

/// The way in which Ctrl-C reaches a run: it stops at the next clean point.
package final class RunHalt: Sendable {
    private struct State {
        var isRequested = false
        var mailbox: SignalMailbox?
    }

    private let state = Mutex(State())

    package init() {}

    /// Asks the run to stop; may be called from anywhere and more than once.
    package func request() {
        let mailbox = state.withLock { state in
            state.isRequested = true
            return state.mailbox
        }
        mailbox?.post(.halt)
    }

    package var isRequested: Bool { state.withLock { $0.isRequested } }

    func attach(_ mailbox: SignalMailbox) {
        let isRequested = state.withLock { state in
            state.mailbox = mailbox
            return state.isRequested
        }
        if isRequested { mailbox.post(.halt) }
    }
}
