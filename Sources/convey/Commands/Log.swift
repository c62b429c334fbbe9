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
    @Option(help: "Only events that name this source key.") var key: String?
    @Option(help: "Only this run.") var run: String?
    @Option(help: "From this sequence number on.") var from: UInt64 = 0
    @Option(help: "At most this many.") var limit = Int.max

    func perform() async throws(PipelineError) -> CommandEnd {
        try checkWorkspace()
        let log = try EventLog.read(global.workspace, time: .system)
        let terminal = global.terminal
        var shown = 0
        let quotedKey = key.map { Array(JSON.string($0).canonicalText.utf8) }
        try log.reader.scan(from: from) { (stored) throws(PipelineError) in
            guard shown < limit else { return false }
            let type = stored.type
            if let wanted = self.type, type != wanted, !type.hasPrefix(wanted + ".") { return true }
            if let wanted = run, stored.run != wanted { return true }
            let data = stored.data
            if let quotedKey, data.firstRange(of: quotedKey) == nil { return true }
            shown += 1
            let recorded = stored.recorded()
            terminal.line(
                "\(String(recorded.sequence).padding(to: 8))\(type.padding(to: 24))"
                    + (recorded.run ?? "").padding(to: 8)
                    + String(decoding: data, as: UTF8.self).shortened(to: 120)
            )
            if terminal.isJSON { Terminal.write(String(decoding: recorded.stored, as: UTF8.self)) }
            return true
        }
        terminal.result("log", ["events": .int(shown)])
        return .done
    }
}

extension [UInt8] {
    /// Where a run of bytes stands first; nil when it stands nowhere.
    func firstRange(of wanted: [UInt8]) -> Range<Int>? {
        guard let first = wanted.first, count >= wanted.count else { return nil }
        var start = 0
        while let found = self[start..<(count - wanted.count + 1)].firstIndex(of: first) {
            if self[found..<(found + wanted.count)].elementsEqual(wanted) { return found..<(found + wanted.count) }
            start = found + 1
            if start > count - wanted.count { return nil }
        }
        return nil
    }
}
