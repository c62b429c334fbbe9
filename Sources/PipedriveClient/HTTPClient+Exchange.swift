import AsyncHTTPClient
import Migration
import NIOCore
import NIOHTTP1

extension HTTPClient {
    /// One request, one answer of a bounded size; says how it failed and whether it may have arrived.
    func exchange(
        url: String,
        method: HTTPMethod,
        headers: HTTPHeaders,
        body: Body?,
        isEncrypted: Bool,
        wholeMilliseconds: Int64,
        answerLimitBytes: Int
    ) async throws(TransportFailure) -> ApiReply {
        let collector = AnswerCollector(limitBytes: answerLimitBytes)
        do {
            let request = try Request(url: url, method: method, headers: headers, body: body)
            let task = execute(
                request: request,
                delegate: collector,
                deadline: .now() + .milliseconds(wholeMilliseconds)
            )
            return try await withTaskCancellationHandler {
                try await task.get()
            } onCancel: {
                task.cancel()
            }
        } catch {
            throw TransportFailure(error, requestHasLeft: collector.requestHasLeft, isEncrypted: isEncrypted)
        }
    }
}
