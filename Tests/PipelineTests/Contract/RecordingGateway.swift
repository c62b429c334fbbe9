import Migration
import Synchronization

/// Passes calls on and keeps each with its answer.
final class RecordingGateway: PipedriveGateway {
    struct Exchange: Sendable {
        var call: ApiCall
        var reply: ApiReply
    }

    private let inner: any PipedriveGateway
    private let kept = Mutex<[Exchange]>([])

    init(_ inner: any PipedriveGateway) { self.inner = inner }

    var exchanges: [Exchange] { kept.withLock { $0 } }

    func send(_ call: ApiCall) async throws(TransportFailure) -> ApiReply {
        let reply = try await inner.send(call)
        kept.withLock { $0.append(Exchange(call: call, reply: reply)) }
        return reply
    }
}
