import ArgumentParser
import CanonicalJSON
import Ledger
import Migration
import Pipeline

/// Makes proofs that can be checked without the ledger, and checks them.
struct Prove: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prove one event, or that nothing before a point was changed; check such a proof.",
        discussion: """
            A proof discloses no event but the one that it proves. It is checked with the ledger's verifier key, which \
            the one who checks should have from somewhere else than the ledger.
            Examples:
              convey prove 412 --out 412.tlog-proof
              convey prove --since before-full-run --out since.proof
              convey prove --check 412.tlog-proof --key 'conveyance/firm.pipedrive.com+ae9d0e23+AQOh…'
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The sequence number of the event to prove.") var sequence: UInt64?
    @Option(help: "Prove that the ledger goes on from here: a checkpoint or a position in the ledger.")
    var since: String?
    @Option(help: "Prove it for this state: a checkpoint or a position in the ledger; all events when left out.")
    var at: String?
    @Option(help: "The file to write the proof to; standard output when left out.") var out: String?
    @Option(help: "Check this proof.") var check: String?
    @Option(help: "The verifier key to check with; the one that the ledger names when left out.") var key: String?
    @Option(help: "Write the event that a checked proof holds to this file.") var eventOut: String?

    func perform() async throws(PipelineError) -> CommandEnd {
        switch (sequence, since, check) {
        case (let sequence?, nil, nil): try prove(sequence)
        case (nil, let since?, nil): try prove(since: since)
        case (nil, nil, let path?): return try check(path)
        default: throw .usage("say one of these: the number of an event, --since POINT, or --check FILE")
        }
        return .done
    }

    private func prove(_ sequence: UInt64) throws(PipelineError) {
        let log = try openedLog()
        let file = try LedgerProofs(log: log).inclusion(of: sequence, at: try size(at, log))
        try handOut(
            file.text,
            "event \(sequence) among the first \(file.proof.size)",
            ["sequence": .sequence(sequence), "size": .sequence(file.proof.size)]
        )
    }

    private func prove(since: String) throws(PipelineError) {
        let log = try openedLog()
        let old = try RollbackPoint(since, state: log.state).size
        let new = try size(at, log) ?? log.state.size
        guard old <= new else {
            throw .usage("--since names \(old) events and --at \(new); the older state is --since")
        }
        let file = try LedgerProofs(log: log).consistency(from: old, to: new)
        try handOut(
            file.text,
            "the first \(old) events are the same among the first \(new)",
            ["oldSize": .sequence(old), "size": .sequence(new)]
        )
    }

    /// Folds the ledger only where a point may be a checkpoint's name.
    private func openedLog() throws(PipelineError) -> EventLog {
        guard key == nil, eventOut == nil else { throw .usage("--key and --event-out go with --check FILE") }
        return at != nil || since != nil ? try readLog() : try soundLog()
    }

    private func size(_ point: String?, _ log: EventLog) throws(PipelineError) -> UInt64? {
        try point.map { text throws(PipelineError) in try RollbackPoint(text, state: log.state).size }
    }

    private func handOut(_ proof: String, _ what: String, _ members: [String: JSON]) throws(PipelineError) {
        var members = members
        if let out {
            try OutputFile.write(Array(proof.utf8), to: out, of: global.workspace)
            members["file"] = .string(out)
            global.terminal.line("\(out): \(what)")
        } else {
            members["proof"] = .string(proof)
            // The proof's own last line feed is the one that ends the output.
            global.terminal.line(String(proof.dropLast()))
        }
        global.terminal.result("prove", members)
    }

    private func check(_ path: String) throws(PipelineError) -> CommandEnd {
        guard at == nil, out == nil else { throw .usage("--at and --out go with making a proof, not with --check") }
        let verifier: String
        if let key { verifier = key } else { verifier = try ownKey() }
        let verdict = try ProofCheck(path: path, key: verifier)
        if key == nil { global.terminal.remark("Checked with the key that the ledger itself names: \(verifier)") }
        switch verdict {
        case .event(let file, let checkpoint):
            try show(file, checkpoint)
            return .done
        case .consistency(let old, let new):
            guard eventOut == nil else { throw .usage("\(path) proves no event, so there is none for --event-out") }
            show(old, new)
            return .done
        case .refuted(let problem):
            global.terminal.line("DOES NOT HOLD: \(problem)")
            global.terminal.result(
                "prove",
                status: "refuted",
                ["ok": false, "problem": .string(problem.description)]
            )
            return .damaged
        }
    }

    private func ownKey() throws(PipelineError) -> String {
        guard hasMigration else {
            throw .usage(
                "name the verifier key with --key, as you got it from outside of the ledger; there is no migration in "
                    + "\(global.workspace.path) to take it from"
            )
        }
        return try soundLog().opening().verifierKey
    }

    private func show(_ file: InclusionFile, _ checkpoint: Checkpoint) throws(PipelineError) {
        guard let stored = file.event else {
            guard eventOut == nil else {
                throw .usage("the event is withheld in this proof, so there is none to write")
            }
            showWithheld(file, checkpoint)
            return
        }
        if let eventOut { try OutputFile.write(stored, to: eventOut, of: global.workspace) }
        let event = (try? JSON(parsing: stored)) ?? .null
        let (type, time) = (event["type"]?.stringValue ?? "", event["at"]?.stringValue ?? "")
        let terminal = global.terminal
        terminal.line("PROVED: event \(file.proof.index) is in the ledger \(checkpoint.origin).")
        terminal.line("Event        \(type), \(time), \(stored.count) bytes")
        terminal.line("Checkpoint   \(checkpoint.size) events, root \(checkpoint.root.hex)")
        terminal.result(
            "prove",
            [
                "ok": true, "origin": .string(checkpoint.origin), "sequence": .sequence(file.proof.index),
                "event": .string(type), "at": .string(time), "size": .sequence(checkpoint.size),
                "root": .string(checkpoint.root.hex),
            ]
        )
    }

    private func showWithheld(_ file: InclusionFile, _ checkpoint: Checkpoint) {
        let terminal = global.terminal
        terminal.line("PROVED: event \(file.proof.index), withheld here, is in the ledger \(checkpoint.origin).")
        terminal.line("Leaf hash    \(file.leaf.hex)")
        terminal.line("Checkpoint   \(checkpoint.size) events, root \(checkpoint.root.hex)")
        terminal.result(
            "prove",
            [
                "ok": true, "origin": .string(checkpoint.origin), "sequence": .sequence(file.proof.index),
                "leaf": .string(file.leaf.hex), "size": .sequence(checkpoint.size),
                "root": .string(checkpoint.root.hex),
            ]
        )
    }

    private func show(_ old: Checkpoint, _ new: Checkpoint) {
        let terminal = global.terminal
        terminal.line("PROVED: the first \(old.size) events of the ledger \(new.origin) are the same in both states.")
        terminal.line("Old state    \(old.size) events, root \(old.root.hex)")
        terminal.line("New state    \(new.size) events, root \(new.root.hex)")
        terminal.result(
            "prove",
            [
                "ok": true, "origin": .string(new.origin), "oldSize": .sequence(old.size),
                "oldRoot": .string(old.root.hex), "size": .sequence(new.size), "root": .string(new.root.hex),
            ]
        )
    }
}
