import CanonicalJSON
import Migration
package import PipedriveSimulator

/// The one account behind all connections; requests take effect one after the other.
package actor SharedAccount {
    private var account: SimulatedAccount

    package init(_ account: SimulatedAccount) { self.account = account }

    func perform(_ request: SimulatedRequest, at now: Timestamp) -> SimulatedOutcome {
        account.perform(request, at: now)
    }

    /// Reads from or acts on the account directly, as tests and people at the screen do.
    package func with<Result: Sendable>(_ body: @Sendable (inout SimulatedAccount) -> Result) -> Result {
        body(&account)
    }
}
