import Migration
import Synchronization

/// The time of a served account: that of the machine, or one that stands still, moved on at will.
final class SimulatorClock: Sendable {
    private let base: @Sendable () -> Timestamp
    private let aheadMilliseconds = Mutex<Int64>(0)

    init(_ base: @escaping @Sendable () -> Timestamp) { self.base = base }

    var now: Timestamp { base().adding(milliseconds: aheadMilliseconds.withLock { $0 }) }

    func advance(milliseconds: Int64) { aheadMilliseconds.withLock { $0 += milliseconds } }
}
