package import Migration

#if canImport(Glibc)
import Glibc
#endif

/// The time outside, as a value: the real clock in commands, a virtual one in tests.
package struct WallClock: Sendable {
    package let now: @Sendable () -> Timestamp
    private let pause: @Sendable (Int64) async -> Void

    package init(now: @escaping @Sendable () -> Timestamp, pause: @escaping @Sendable (Int64) async -> Void) {
        self.now = now
        self.pause = pause
    }

    package func sleep(milliseconds: Int64) async { await pause(milliseconds) }

    /// The machine's own clock.
    package static let system = WallClock(
        now: {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        },
        pause: { milliseconds in try? await Task.sleep(for: .milliseconds(milliseconds)) }
    )
}
