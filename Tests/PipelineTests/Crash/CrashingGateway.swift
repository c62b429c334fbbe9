import Foundation
import Migration
import Pipeline
import Synchronization

/// Where a process dies.
enum CrashPoint: String, Sendable, CaseIterable, Codable {
    case beforeCall
    case whileCalling
    case afterAnswer
}

/// Ends its process at the n-th write, as a power cut would.
final class CrashingGateway: PipedriveGateway {
    static let exitCode: Int32 = 77

    private let inner: any PipedriveGateway
    private let point: CrashPoint
    private let write: Int
    private let writes = Mutex(0)

    init(_ inner: any PipedriveGateway, at point: CrashPoint, write: Int) {
        self.inner = inner
        self.point = point
        self.write = write
    }

    func send(_ call: ApiCall) async throws(TransportFailure) -> ApiReply {
        guard call.method != .get, isTheOne() else { return try await inner.send(call) }
        switch point {
        case .beforeCall: break
        case .whileCalling:
            let inner = inner
            Task { try await inner.send(call) }
            try? await Task.sleep(for: .milliseconds(40))
        case .afterAnswer: _ = try await inner.send(call)
        }
        _exit(CrashingGateway.exitCode)
    }

    private func isTheOne() -> Bool {
        writes.withLock { writes in
            writes += 1
            return writes == write
        }
    }
}
