import Migration
import Synchronization

/// Collects signals of finished calls until the driver takes them, so that their events share one commit.
final class SignalMailbox: Sendable {
    private let signals = Mutex<[RunSignal]>([])
    private let wakeUps: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    init() {
        (wakeUps, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func post(_ signal: RunSignal) {
        signals.withLock { $0.append(signal) }
        bell.yield()
    }

    /// Waits until there is at least one signal and takes all of them.
    func take() async -> [RunSignal] {
        for await _ in wakeUps {
            let taken = signals.withLock { signals in
                defer { signals = [] }
                return signals
            }
            if !taken.isEmpty { return taken }
        }
        return []
    }
}
