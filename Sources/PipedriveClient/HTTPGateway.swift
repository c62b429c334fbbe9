import AsyncHTTPClient
package import Migration
import NIOCore
import NIOHTTP1

/// Carries calls to one Pipedrive account over HTTPS and reports exactly how a call without an answer failed.
///
/// It follows no redirect (a redirect would carry the token away), sends nothing twice unless the account refused the
/// first for its sign-in alone, and lets connections live on between calls. `shutdown()` must be called once before
/// the last reference goes.
package final class HTTPGateway: PipedriveGateway {
    package let account: AccountAddress
    private let opening: Opening
    private let userAgent: String
    private let timeouts: Timeouts
    private let answerLimitBytes: Int
    private let client: HTTPClient
    private let documents: DocumentFolder?
    private let uploads = UploadGate(limitBytes: 2 * DocumentFile.limitBytes)

    private enum Opening: Sendable {
        case token(ApiToken)
        case oauth(OAuthSession)
    }

    /// `version` is the program's own, for the `user-agent` header; `signIn` is where an OAuth sign-in is renewed;
    /// `documents` is the folder in which documents to upload were found.
    package init(
        account: AccountAddress,
        key: AccountKey,
        version: String,
        signIn: AccountAddress = .signIn,
        documents: String? = nil,
        timeouts: Timeouts = Timeouts(),
        answerLimitBytes: Int = 16 << 20
    ) {
        let userAgent = "convey/\(version)"
        let client = HTTPGateway.client(timeouts)
        self.account = account
        self.userAgent = userAgent
        self.timeouts = timeouts
        self.answerLimitBytes = answerLimitBytes
        self.client = client
        self.documents = documents.map { DocumentFolder(path: $0) }
        switch key {
        case .token(let token): opening = .token(token)
        case .oauth(let credentials):
            let renewal = OAuthRenewal(client: client, server: signIn, userAgent: userAgent, timeouts: timeouts)
            let start = ContinuousClock.now
            opening = .oauth(
                OAuthSession(
                    credentials: credentials,
                    account: account,
                    uptimeMilliseconds: {
                        let time = (ContinuousClock.now - start).components
                        return time.seconds * 1000 + time.attoseconds / 1_000_000_000_000_000
                    },
                    pause: { milliseconds in try? await Task.sleep(for: .milliseconds(milliseconds)) },
                    exchange: { (credentials) throws(TransportFailure) in try await renewal.post(credentials) }
                )
            )
        }
    }

    package convenience init(
        account: AccountAddress,
        token: ApiToken,
        version: String,
        documents: String? = nil,
        timeouts: Timeouts = Timeouts(),
        answerLimitBytes: Int = 16 << 20
    ) {
        self.init(
            account: account,
            key: .token(token),
            version: version,
            documents: documents,
            timeouts: timeouts,
            answerLimitBytes: answerLimitBytes
        )
    }

    private static func client(_ timeouts: Timeouts) -> HTTPClient {
        var pool = HTTPClient.Configuration.ConnectionPool(idleTimeout: .seconds(30))
        pool.concurrentHTTP1ConnectionsPerHostSoftLimit = Timeouts.connectionLimit
        pool.retryConnectionEstablishment = false
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(
                connect: .milliseconds(timeouts.connectMilliseconds),
                read: .milliseconds(timeouts.readMilliseconds)
            ),
            connectionPool: pool
        )
        configuration.httpVersion = .http1Only
        // One loop for connections and calls alike: see AnswerCollector.
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup.next(), configuration: configuration)
    }

    package func send(_ call: ApiCall) async throws(TransportFailure) -> ApiReply {
        guard let upload = DocumentUpload(call) else { return try await send(OutgoingCall(call)) }
        await uploads.enter(upload.bytes)
        let result: Result<ApiReply, TransportFailure>
        do throws(TransportFailure) {
            result = .success(try await send(upload, as: call))
        } catch {
            result = .failure(error)
        }
        await uploads.leave(upload.bytes)
        return try result.get()
    }

    /// A document that is not what was found stays here.
    private func send(_ upload: DocumentUpload, as call: ApiCall) async throws(TransportFailure) -> ApiReply {
        guard let documents else { throw TransportFailure(cause: .noDocumentsFolder, mayHaveArrived: false) }
        let content = try documents.bytes(of: upload.path, count: upload.bytes, sha256: upload.sha256)
        return try await send(OutgoingCall(call, upload: upload, content: content))
    }

    private func send(_ call: OutgoingCall) async throws(TransportFailure) -> ApiReply {
        guard !Task.isCancelled else { throw TransportFailure(cause: .cancelled, mayHaveArrived: false) }
        switch opening {
        case .token(let token):
            return try await exchange(call, at: account, header: ("x-api-token", token.headerValue))
        case .oauth(let session): return try await send(call, session)
        }
    }

    private func send(_ call: OutgoingCall, _ session: OAuthSession) async throws(TransportFailure) -> ApiReply {
        let access: OAuthSession.Access
        switch try await session.access() {
        case .refused(let reply): return reply
        case .granted(let granted): access = granted
        }
        let reply = try await exchange(call, access)
        // The account carries nothing out for a sign-in that it does not know: asking again with a new one is safe.
        guard reply.status == 401 else { return reply }
        switch try await session.access(insteadOf: access) {
        case .refused(let reply): return reply
        case .granted(let renewed): return try await exchange(call, renewed)
        }
    }

    private func exchange(_ call: OutgoingCall, _ access: OAuthSession.Access) async throws(TransportFailure)
        -> ApiReply
    {
        let header = ("authorization", "Bearer \(access.token.text)")
        return try await exchange(call, at: access.address ?? account, header: header)
    }

    private func exchange(
        _ call: OutgoingCall,
        at address: AccountAddress,
        header: (name: String, value: String)
    ) async throws(TransportFailure) -> ApiReply {
        var headers: HTTPHeaders = [
            header.name: header.value, "user-agent": userAgent, "accept": "application/json",
        ]
        if let contentType = call.contentType { headers.add(name: "content-type", value: contentType) }
        return try await client.exchange(
            url: address.url(of: call.call),
            method: HTTPMethod(rawValue: call.call.method.rawValue),
            headers: headers,
            body: call.body,
            isEncrypted: address.isEncrypted,
            wholeMilliseconds: timeouts.wholeMilliseconds + call.extraMilliseconds,
            answerLimitBytes: answerLimitBytes
        )
    }

    /// Ends every connection; calls that are still under way fail as lost.
    package func shutdown() async {
        // A second shutdown is the only failure there is, and it changes nothing.
        try? await client.shutdown()
    }
}
