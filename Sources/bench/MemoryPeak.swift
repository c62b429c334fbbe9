import Foundation
import Synchronization

/// The most memory without a file behind it that this process held during one work.
///
/// Mapped pages of a ledger do not count: the system takes them back when it wants to.
struct MemoryPeak {
    let work: String
    let megabytes: Double

    init(of work: String, _ body: () throws -> Void) throws {
        let watch = Watch()
        Thread.detachNewThread {
            while !watch.isOver.load(ordering: .relaxed) {
                watch.look()
                Thread.sleep(forTimeInterval: 0.005)
            }
        }
        defer { watch.isOver.store(true, ordering: .relaxed) }
        try body()
        watch.look()
        self.work = work
        megabytes = Double(watch.highestKilobytes.load(ordering: .relaxed)) / 1_024
        guard megabytes > 0 else { throw BenchFailure(description: "/proc/self/status states no RssAnon") }
    }

    /// Looks from a thread of its own while the work goes on.
    private final class Watch: Sendable {
        let highestKilobytes = Atomic(0)
        let isOver = Atomic(false)

        func look() {
            highestKilobytes.max(Watch.anonymousKilobytes, ordering: .relaxed)
        }

        private static var anonymousKilobytes: Int {
            guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
                let line = status.split(separator: "\n").first(where: { $0.hasPrefix("RssAnon:") })
            else { return 0 }
            return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
        }
    }
}
