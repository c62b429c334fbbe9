import ArgumentParser
import CanonicalJSON
import Ledger
import Migration
import Pipeline

/// Lists events.
struct Log: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "List events of the ledger.",
        discussion: "Examples:\n  convey log --type api.refused\n  convey log --key CMCLIENT/110.01 --run run-2"
    )

    @OptionGroup var global: GlobalOptions
    @Option(help: "Only this type, or a group such as api.") var type: String?
    @Option(help: "Only events about this source key, the answers to its writes included.") var key: String?
    @Option(help: "Only this run.") var run: String?
    @Option(help: "From this sequence number on.") var from: UInt64 = 0
    @Option(help: "At most this many.") var limit = Int.max

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try soundLog()
        let terminal = global.terminal
        var shown = 0
        let show = { (stored: borrowing StoredEvent) in
            shown += 1
            let recorded = stored.recorded()
            terminal.line(
                "\(String(recorded.sequence).padding(to: 8))\(recorded.type.padding(to: 24))"
                    + (recorded.run ?? "").padding(to: 8)
                    + String(decoding: recorded.data, as: UTF8.self).shortened(to: 120)
            )
            if terminal.isJSON { Terminal.write(String(decoding: recorded.stored, as: UTF8.self)) }
        }
        if let key {
            for sequence in try KeyLookup.open(log: log).events(about: key) where sequence >= from && shown < limit {
                try log.reader.withEvent(at: sequence) { (stored) throws(PipelineError) in
                    if isWanted(stored) { show(stored) }
                }
            }
        } else {
            try log.reader.scan(from: from) { (stored) throws(PipelineError) in
                guard shown < limit else { return false }
                if isWanted(stored) { show(stored) }
                return true
            }
        }
        if shown == 0 { terminal.remark("No event of the ledger is like that.") }
        terminal.result("log", ["events": .int(shown)])
        return .done
    }

    private func isWanted(_ stored: borrowing StoredEvent) -> Bool {
        let type = stored.type
        if let wanted = self.type, type != wanted, !type.hasPrefix(wanted + ".") { return false }
        return run == nil || stored.run == run
    }
}
