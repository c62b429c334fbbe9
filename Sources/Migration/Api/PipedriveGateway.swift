/// The way to one Pipedrive account: sends a call, brings back its answer.
///
/// It neither retries nor waits for limits: those are decisions, and decisions are made in `RunMachine`.
package protocol PipedriveGateway: Sendable {
    func send(_ call: ApiCall) async throws(TransportFailure) -> ApiReply
}
