import AsyncHTTPClient
import Migration
import NIOCore
import NIOHTTP1
import Synchronization

/// Collects one answer up to a limit, and knows whether the request had begun to leave when something failed.
///
/// The client runs on a single event loop, so the note that the head was written always precedes any failure after it.
final class AnswerCollector: HTTPClientResponseDelegate {
    struct TooLarge: Error {}

    private struct Progress {
        var hasLeft = false
        var head: HTTPResponseHead?
        var body = ByteBuffer()
    }

    private let progress = Mutex(Progress())
    private let limitBytes: Int

    init(limitBytes: Int) {
        self.limitBytes = limitBytes
    }

    /// False as long as not one byte of the request was written: then it cannot have had any effect.
    var requestHasLeft: Bool { progress.withLock { $0.hasLeft } }

    func didSendRequestHead(task: HTTPClient.Task<ApiReply>, _ head: HTTPRequestHead) {
        progress.withLock { $0.hasLeft = true }
    }

    func didReceiveHead(task: HTTPClient.Task<ApiReply>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        if let announced = head.headers.first(name: "content-length").flatMap(Int.init), announced > limitBytes {
            return task.eventLoop.makeFailedFuture(TooLarge())
        }
        progress.withLock { $0.head = head }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<ApiReply>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
        let fits = progress.withLock { progress in
            guard progress.body.readableBytes + buffer.readableBytes <= limitBytes else { return false }
            progress.body.writeImmutableBuffer(buffer)
            return true
        }
        return fits ? task.eventLoop.makeSucceededVoidFuture() : task.eventLoop.makeFailedFuture(TooLarge())
    }

    func didFinishRequest(task: HTTPClient.Task<ApiReply>) throws -> ApiReply {
        try progress.withLock { progress in
            guard let head = progress.head else { throw HTTPClientError.remoteConnectionClosed }
            return ApiReply(
                status: Int(head.status.code),
                headers: AnswerCollector.limits(in: head.headers),
                body: Array(progress.body.readableBytesView)
            )
        }
    }

    /// The headers that the budget reads; the first of each name counts.
    private static func limits(in headers: HTTPHeaders) -> [String: String] {
        var kept: [String: String] = [:]
        for (name, value) in headers {
            let name = name.lowercased()
            let matters = name == "retry-after" || name.hasPrefix("x-ratelimit-") || name.hasPrefix("x-daily-")
            if matters, kept[name] == nil { kept[name] = value }
        }
        return kept
    }
}
