import AsyncHTTPClient
import Migration
import NIOCore
import NIOPosix

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension TransportFailure {
    /// Names the cause of an error of the HTTP library.
    ///
    /// Whether the request may have arrived is never guessed from the error: what counts is whether it was written.
    init(_ error: any Error, requestHasLeft: Bool, isEncrypted: Bool) {
        self.init(
            cause: TransportFailure.cause(of: error, requestHasLeft: requestHasLeft, isEncrypted: isEncrypted),
            mayHaveArrived: requestHasLeft
        )
    }

    private static func cause(of error: any Error, requestHasLeft: Bool, isEncrypted: Bool) -> Cause {
        switch error {
        case is AnswerCollector.TooLarge: return .answerTooLarge
        case is CancellationError: return .cancelled
        case let error as HTTPClientError: return cause(of: error, requestHasLeft: requestHasLeft)
        case let error as NIOConnectionError:
            return error.connectionErrors.isEmpty ? .unknownHost : .cannotConnect
        case let error as IOError where error.errnoCode == EPIPE || error.errnoCode == ECONNRESET:
            return .connectionLost
        case ChannelError.connectTimeout: return .timedOut
        case is ChannelError: return .connectionLost
        case is IOError: return requestHasLeft ? .connectionLost : .cannotConnect
        default:
            if requestHasLeft { return .connectionLost }
            return isEncrypted ? .tlsRefused : .cannotConnect
        }
    }

    private static func cause(of error: HTTPClientError, requestHasLeft: Bool) -> Cause {
        switch error {
        case .cancelled: .cancelled
        case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout: .timedOut
        case .tlsHandshakeTimeout: .tlsRefused
        case .remoteConnectionClosed: .connectionLost
        default: requestHasLeft ? .connectionLost : .cannotConnect
        }
    }
}
