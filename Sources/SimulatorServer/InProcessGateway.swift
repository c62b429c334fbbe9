package import Migration
import PipedriveSimulator

/// The way to a simulated account without a wire: same answers, same faults, no waiting for delays.
package struct InProcessGateway: PipedriveGateway {
    private let account: SharedAccount
    private let token: String?
    private let now: @Sendable () -> Timestamp

    package init(account: SharedAccount, token: String?, now: @escaping @Sendable () -> Timestamp) {
        self.account = account
        self.token = token
        self.now = now
    }

    /// A dropped connection looks the same whether the call took effect or not.
    package func send(_ call: ApiCall) async throws(TransportFailure) -> ApiReply {
        switch await account.perform(SimulatedRequest(call, token: token), at: now()) {
        case .reply(let reply, _): return reply
        case .drop: throw TransportFailure(cause: .connectionLost, mayHaveArrived: true)
        }
    }
}
