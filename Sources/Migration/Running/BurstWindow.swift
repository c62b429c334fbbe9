/// The requests of the last two seconds as the account counts them, seen from this side of the line.
///
/// What counts there is when a request arrives; what is known here is when it left and when its answer came. On a
/// line with a steady delay both have the same distance, so a request frees its place two seconds after it left, and
/// a little later for the jitter of the line. An answer that took much longer than usual may be of a request that
/// arrived late (a new connection, a lost packet): its place is freed that much later.
struct BurstWindow: Sendable, Hashable {
    /// Requests in any two seconds.
    var limit: Int
    /// Admitted, not on the line yet.
    private var waiting = 0
    /// When requests left, or arrived at the latest; ascending.
    private var departures: [Timestamp] = []
    /// How long the last answers took.
    private var answerTimes: [Int64] = []

    static let milliseconds: Int64 = 2000
    /// What the line's jitter may eat: 1.5 % of the allowed rate is given away for it.
    static let jitterMilliseconds: Int64 = 30
    private static let heldMilliseconds = milliseconds + jitterMilliseconds
    /// An answer that takes longer than the usual one by this much is suspected of a late arrival.
    private static let lateMilliseconds: Int64 = 100
    /// Until as many answers have come nobody knows what is usual, and connections are new.
    private static let learningCount = 16
    private static let memoryCount = 31

    init(limit: Int) { self.limit = limit }

    /// Takes a place; the moment from which on it may be asked again when there is none.
    mutating func admit(isLeaving: Bool, at now: Timestamp) -> Timestamp? {
        let start = now.adding(milliseconds: -BurstWindow.heldMilliseconds)
        departures.removeFirst(departures.firstIndex { $0 > start } ?? departures.count)
        let taken = departures.count + waiting
        guard taken < limit else {
            let place = taken - limit
            // Those that wait to leave have no time yet: they are asked about again when the first of them can be out.
            let freed = place < departures.count ? departures[place] : now
            return freed.adding(milliseconds: BurstWindow.heldMilliseconds)
        }
        if isLeaving { insert(now) } else { waiting += 1 }
        return nil
    }

    /// A request that was admitted to leave later is on the line now.
    mutating func leave(at now: Timestamp) {
        waiting = max(0, waiting - 1)
        insert(now)
    }

    /// An answer came; `remaining` is what the account says is left in its window.
    mutating func answered(sentAt: Timestamp, remaining: Int?, at now: Timestamp) {
        let took = now.milliseconds - sentAt.milliseconds
        let usual = usualMilliseconds
        if let usual, took <= usual + BurstWindow.lateMilliseconds {
            // It arrived when it was to arrive.
        } else if took > 0, let place = departures.firstIndex(of: sentAt) {
            departures.remove(at: place)
            insert(now.adding(milliseconds: -(usual ?? 0)))
        }
        answerTimes.append(took)
        if answerTimes.count > BurstWindow.memoryCount { answerTimes.removeFirst() }
        if let remaining { countOthers(remaining: remaining, sentAt: sentAt, at: now) }
    }

    /// Somebody else who uses the same token takes places, too.
    private mutating func countOthers(remaining: Int, sentAt: Timestamp, at now: Timestamp) {
        let start = sentAt.adding(milliseconds: -BurstWindow.heldMilliseconds)
        let own = departures.count { $0 > start }
        let others = min(limit, limit - remaining) - own
        guard others > 0 else { return }
        for _ in 0..<others { insert(now) }
    }

    private var usualMilliseconds: Int64? {
        guard answerTimes.count >= BurstWindow.learningCount else { return nil }
        return answerTimes.sorted()[answerTimes.count / 2]
    }

    private mutating func insert(_ moment: Timestamp) {
        let place = departures.lastIndex { $0 <= moment }.map { $0 + 1 } ?? 0
        departures.insert(moment, at: place)
    }
}
