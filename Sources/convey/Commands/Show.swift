import ArgumentParser
import CanonicalJSON
import Ledger
import Migration
import Pipeline

/// Shows one event as it is stored.
struct Show: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show one event, byte for byte as it is stored.",
        discussion: "Example: convey show 412"
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The sequence number, from 0.") var sequence: UInt64

    func perform() async throws(PipelineError) -> CommandEnd {
        try checkWorkspace()
        let log = try EventLog.read(global.workspace, time: .system)
        let recorded: Ledger.RecordedEvent
        do throws(LedgerError) { recorded = try log.reader.event(at: sequence) } catch { throw .ledger(error) }
        Terminal.write(String(decoding: recorded.stored, as: UTF8.self))
        // Afterwards: whoever looks for damage wants to see the event that is not as it was.
        try log.requireSound()
        global.terminal.result("show", ["sequence": .sequence(sequence)])
        return .done
    }
}
