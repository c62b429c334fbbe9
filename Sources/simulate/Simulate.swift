import ArgumentParser
import Simulation

/// Plays whole migrations by seed, and says of each that went wrong how to see it again.
@main
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Plays whole migrations with clock, network, deaths and people decided by a seed.",
        discussion: "Exit codes: 0 every invariant held and every canary was caught, 1 not."
    )

    @Option(help: "How many seeds to play.")
    var seeds = 2000

    @Option(help: "The first seed.")
    var from: UInt64 = 0

    @Option(help: "How many seeds are played at the same time.")
    var jobs = 2

    @Flag(help: "Try every place at which a migration can be hit instead of seeds.")
    var exhaustive = false

    @Option(help: "Play one place of --exhaustive again, by its number.")
    var place: Int?

    @Flag(help: "Play each deliberate mistake until it is caught.")
    var canaries = false

    @Option(help: "Play with that deliberate mistake.")
    var canary: Canary?

    @Flag(help: "Print every step.")
    var trace = false

    @Flag(help: "Print a number for each seed that differs as soon as one byte of its ledger differs.")
    var fingerprints = false

    func validate() throws {
        guard seeds > 0, jobs > 0 else { throw ValidationError("--seeds and --jobs must be at least 1") }
    }

    func run() async throws {
        let isSound: Bool
        if canaries {
            isSound = Canaries.areCaught()
        } else if exhaustive || place != nil {
            isSound = await play(PlaceSource(only: place, isTraced: trace))
        } else {
            isSound = await play(
                SeedSource(from: from, count: seeds, canary: canary, isTraced: trace, showsFingerprints: fingerprints)
            )
        }
        guard isSound else { throw ExitCode(1) }
    }

    /// Plays everything on several threads; prints what went wrong in the order of its numbers.
    private func play(_ source: some LifeSource) async -> Bool {
        let clock = ContinuousClock()
        let start = clock.now
        var total = LifeCounts()
        await withTaskGroup(of: LifeCounts.self) { group in
            var next = 0
            for _ in 0..<min(jobs, source.count) {
                let number = next
                group.addTask { source.play(number) }
                next += 1
            }
            for await counts in group {
                total.add(counts)
                for line in counts.lines { print(line) }
                guard next < source.count, total.failed < 20 else { continue }
                let number = next
                group.addTask { source.play(number) }
                next += 1
            }
        }
        let seconds = (clock.now - start) / .seconds(1)
        print(total.sentence(of: source.noun, seconds: seconds))
        return total.failed == 0
    }
}

extension Canary: ExpressibleByArgument {}
