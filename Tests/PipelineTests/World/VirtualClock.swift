import Migration
import Pipeline
import Synchronization

/// A clock that moves only when somebody waits, so that waiting costs no time.
final class VirtualClock: Sendable {
    static let start = Timestamp(milliseconds: 1_795_000_000_000)

    private let milliseconds = Mutex(VirtualClock.start.milliseconds)

    var now: Timestamp { Timestamp(milliseconds: milliseconds.withLock { $0 }) }

    func advance(milliseconds amount: Int64) { milliseconds.withLock { $0 += amount } }

    var wallClock: WallClock {
        WallClock(
            now: { self.now },
            pause: { amount in
                self.advance(milliseconds: amount)
                await Task.yield()
            }
        )
    }
}

extension WallClock {
    /// The machine's clock, except that pauses only move it forward; `onRead` is told the number of each reading.
    static func skipping(onRead: @escaping @Sendable (Int) -> Void = { _ in }) -> WallClock {
        let skipped = SkippedTime()
        return WallClock(
            now: {
                let (number, offset) = skipped.read()
                onRead(number)
                return WallClock.system.now().adding(milliseconds: offset)
            },
            pause: { amount in
                skipped.skip(amount)
                await Task.yield()
            }
        )
    }
}

private final class SkippedTime: Sendable {
    private let state = Mutex((readings: 0, offset: Int64(0)))

    func read() -> (number: Int, offset: Int64) {
        state.withLock { state in
            state.readings += 1
            return (state.readings, state.offset)
        }
    }

    func skip(_ amount: Int64) { state.withLock { $0.offset += amount } }
}
