import CanonicalJSON
import Migration
import PipedriveSimulator
import Testing

@testable import SimulatorServer

@Suite struct InProcessGatewayTests {
    private let create = ApiCall(.post, "/api/v2/organizations", body: #"{"name":"A"}"#)

    private func gateway(_ account: SharedAccount) -> InProcessGateway {
        InProcessGateway(account: account, token: RunningSimulator.token) { Timestamp(milliseconds: 1_780_000_000_000) }
    }

    @Test("a call in process gets the answer of the account")
    func answers() async throws {
        let reply = try await gateway(SharedAccount(RunningSimulator.account())).send(create)
        #expect(reply.status == 200)
    }

    @Test(
        "behaviour 6: drops before and after the effect throw the same failure",
        arguments: [
            (FaultSchedule.Kind.dropBefore, 0), (.dropAfter, 1),
        ]
    )
    func drops(kind: FaultSchedule.Kind, count: Int) async {
        let faults = FaultSchedule(seed: 1, rates: [kind: 10_000])
        let account = SharedAccount(RunningSimulator.account(faults))
        await #expect(throws: TransportFailure(cause: .connectionLost, mayHaveArrived: true)) {
            try await gateway(account).send(create)
        }
        #expect(await account.with { $0.counters.created["organizations", default: 0] } == count)
    }
}
