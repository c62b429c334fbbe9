import AsyncHTTPClient
package import Migration
import NIOCore
import NIOHTTP1

/// Carries calls to one Pipedrive account over HTTPS and reports exactly how a call without an answer failed.
///
/// It follows no redirect (a redirect would carry the token away), sends nothing twice, and lets connections live on
/// between calls. `shutdown()` must be called once before the last reference goes.
package final class HTTPGateway: PipedriveGateway {
    package let account: AccountAddress
    private let token: ApiToken
    private let userAgent: String
    private let timeouts: Timeouts
    private let answerLimitBytes: Int
    private let client: HTTPClient

    /// How long a call may take before it counts as failed.
    package struct Timeouts: Sendable, Hashable {
        package var connectMilliseconds: Int64
        /// From the call to the last byte of its answer, the connection included.
        package var wholeMilliseconds: Int64

        package init(connectMilliseconds: Int64 = 10_000, wholeMilliseconds: Int64 = 30_000) {
            self.connectMilliseconds = connectMilliseconds
            self.wholeMilliseconds = wholeMilliseconds
        }
    }

    /// `version` is the program's own, for the `user-agent` header.
    package init(
        account: AccountAddress,
        token: ApiToken,
        version: String,
        timeouts: Timeouts = Timeouts(),
        answerLimitBytes: Int = 16 << 20
    ) {
        self.account = account
        self.token = token
        self.userAgent = "convey/\(version)"
        self.timeouts = timeouts
        self.answerLimitBytes = answerLimitBytes
        var pool = HTTPClient.Configuration.ConnectionPool(idleTimeout: .seconds(30))
        pool.concurrentHTTP1ConnectionsPerHostSoftLimit = 16
        pool.retryConnectionEstablishment = false
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .milliseconds(timeouts.connectMilliseconds)),
            connectionPool: pool
        )
        configuration.httpVersion = .http1Only
        // One loop for connections and calls alike: see AnswerCollector.
        self.client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup.next(), configuration: configuration)
    }

    package func send(_ call: ApiCall) async throws(TransportFailure) -> ApiReply {
        guard !Task.isCancelled else { throw TransportFailure(cause: .cancelled, mayHaveArrived: false) }
        let collector = AnswerCollector(limitBytes: answerLimitBytes)
        do {
            let task = client.execute(
                request: try request(for: call),
                delegate: collector,
                deadline: .now() + .milliseconds(timeouts.wholeMilliseconds)
            )
            return try await withTaskCancellationHandler {
                try await task.get()
            } onCancel: {
                task.cancel()
            }
        } catch {
            throw TransportFailure(error, requestHasLeft: collector.requestHasLeft, isEncrypted: account.isEncrypted)
        }
    }

    /// Ends every connection; calls that are still under way fail as lost.
    package func shutdown() async {
        // A second shutdown is the only failure there is, and it changes nothing.
        try? await client.shutdown()
    }

    private func request(for call: ApiCall) throws -> HTTPClient.Request {
        var headers: HTTPHeaders = [
            "x-api-token": token.headerValue, "user-agent": userAgent, "accept": "application/json",
        ]
        if call.body != nil { headers.add(name: "content-type", value: "application/json") }
        return try HTTPClient.Request(
            url: account.url(of: call),
            method: HTTPMethod(rawValue: call.method.rawValue),
            headers: headers,
            body: call.body.map { .string($0) }
        )
    }
}
