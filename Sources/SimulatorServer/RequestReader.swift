import CanonicalJSON
import Hummingbird
import Migration
import NIOCore
import PipedriveSimulator

/// Reads a request off the wire into the values that the account knows.
enum RequestReader {
    /// Bodies beyond this are refused with 413; those with a document beyond `uploadLimitBytes`.
    static let bodyLimitBytes = 2 * 1024 * 1024
    static let uploadLimitBytes = 64 * 1024 * 1024

    enum Failure: Error {
        case bodyTooLarge
        case unreadable

        var reply: ApiReply {
            switch self {
            case .bodyTooLarge:
                ApiReply(status: 413, json: ["success": false, "error": "The request body is too large."])
            case .unreadable:
                ApiReply(status: 400, json: ["success": false, "error": "The request is not readable."])
            }
        }
    }

    static func read(_ request: Request) async throws(Failure) -> SimulatedRequest {
        let parts = request.uri.string.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let method = ApiCall.Method(rawValue: request.method.rawValue),
            let path = parts.first.flatMap({ PercentText.decoded($0) })
        else { throw .unreadable }
        let items = parts.count > 1 ? PercentText.items(parts[1]) : []
        let bytes = try await body(of: request)
        var text: String?
        if !bytes.isEmpty {
            guard let json = FormBody.jsonText(bytes, contentType: request.headers[.contentType]) else {
                throw .unreadable
            }
            text = json
        }
        let bearer = bearer(request)
        let header = bearer ?? request.headers[.init("x-api-token") ?? .authorization]
        let queryToken = items.first { $0.name == "api_token" }?.value
        let call = ApiCall(method, path, query: items.filter { $0.name != "api_token" }, body: text)
        return SimulatedRequest(
            call,
            token: header ?? queryToken,
            isTokenInQuery: header == nil && queryToken != nil,
            isBearer: bearer != nil
        )
    }

    static func body(of request: Request) async throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        let isUpload = request.headers[.contentType]?.hasPrefix("multipart/form-data") ?? false
        let limit = isUpload ? uploadLimitBytes : bodyLimitBytes
        do {
            for try await part in request.body {
                guard bytes.count + part.readableBytes <= limit else { throw Failure.bodyTooLarge }
                bytes.append(contentsOf: part.readableBytesView)
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .unreadable
        }
        return bytes
    }

    private static func bearer(_ request: Request) -> String? {
        guard let value = request.headers[.authorization], value.hasPrefix("Bearer ") else { return nil }
        return String(value.dropFirst("Bearer ".count))
    }
}
