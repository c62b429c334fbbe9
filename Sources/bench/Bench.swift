import ArgumentParser

/// Measures the ledger against the simplest program that could do the same work, as ratios in one run.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures append, verify, replay and load against their baselines, side by side in one run.",
        discussion: "Exit codes: 0 every goal is met, 1 one is missed."
    )

    @Option(help: "How many events each ledger gets, and how many rows the file that is loaded.")
    var events = 1_000_000

    @Option(help: "The folder for the ledgers, on the file system to be measured; it must not exist yet.")
    var folder = "bench-ledgers"

    @Option(help: "The folder of a migration whose ledger is replayed too.")
    var migration: String?

    @Option(help: "Measure only this: append (with verify), replay, load or seeds; may be given more than once.")
    var only: [String] = []

    @Flag(help: "Measure the memory of each work at a tenth and at all of the events, instead of its speed.")
    var memory = false

    @Flag(help: "Print the measurements as JSON.")
    var json = false

    func validate() throws {
        guard events >= 10_000 else { throw ValidationError("--events must be at least 10000") }
    }

    func run() throws {
        let folder = try ScratchFolder(folder)
        let results = memory ? try measureMemory(in: folder) : try measureSpeed(in: folder)
        print(json ? ResultTable(results).json : ResultTable(results).text)
        guard results.allSatisfy(\.isMet) else { throw ExitCode(1) }
    }

    private func measureSpeed(in folder: borrowing ScratchFolder) throws -> [Measurement] {
        var results: [Measurement] = []
        if wants("append") || wants("verify") {
            // 2,000 is what a load commits at once; with 10,000 the disk matters less and our own work more.
            for perCommit in [2_000, 10_000] {
                results.append(try AppendBenchmark.measure(events: events, perCommit: perCommit, in: folder))
            }
            results.append(try VerifyBenchmark.measure(path: AppendBenchmark.ledgerPath(perCommit: 10_000, in: folder)))
        }
        if wants("replay") {
            for (name, hasOnlyRows) in [("a migration", false), ("rows alone", true)] {
                let path = folder.path + "/" + name
                try MigrationStory(events: events, hasOnlyRows: hasOnlyRows).write(to: path)
                results += try ReplayBenchmark.measure("replay of \(name)", path: path)
            }
        }
        if wants("load") { results.append(try LoadBenchmark.measure(rows: events, in: folder)) }
        if wants("seeds") { results.append(try SeedBenchmark.measure(seeds: 300)) }
        if let migration { results += try ReplayBenchmark.measure("replay of \(migration)", path: migration) }
        return results
    }

    private func measureMemory(in folder: borrowing ScratchFolder) throws -> [Measurement] {
        var results: [Measurement] = []
        if only.isEmpty || !only.allSatisfy({ $0 == "load" }) {
            results += try MemoryBenchmark.measure(events: events, in: folder)
        }
        if wants("load") { results += try LoadMemoryBenchmark.measure(rows: events, in: folder) }
        return results
    }

    private func wants(_ work: String) -> Bool { only.isEmpty || only.contains(work) }
}
