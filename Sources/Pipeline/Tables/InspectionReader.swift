import Migration
package import PracticeMaster
import Projections

/// Looks at the export that the ledger holds.
package struct InspectionReader {
    private let log: EventLog

    package init(log: EventLog) { self.log = log }

    /// With what the mapping leaves behind, once there is one.
    package func read(heldEntries: Int = TableReader.heldEntries) throws(PipelineError) -> Inspection {
        let tables = try TableReader(log: log).tables(heldEntries: heldEntries)
        let mapped = MappedFirmReader(log: log)
        var inspection = Inspector.inspect(
            tables,
            facts: try facts(),
            documents: log.state.source.documents,
            today: try mapped.context().today,
            timeZone: log.state.opened?.timeZone ?? "UTC"
        )
        if !log.state.mapping.decisions.rules.isEmpty {
            let firm = try mapped.read()
            inspection.add(firm.exclusions, firm.diagnostics)
        }
        return inspection
    }

    /// What the events of loading say about the last load of each file.
    private func facts() throws(PipelineError) -> [SourceFile: FileFacts] {
        var loads = SourceLoads()
        var rejected = RejectedRows()
        var registered: [SourceFile: FileRegistered] = [:]
        try log.forEachEvent { recorded throws(PipelineError) in
            switch recorded.event {
            case .fileRegistered(let file): registered[file.file] = file
            case .fileCompleted, .rowRejected: break
            default: return
            }
            loads.apply(recorded)
            rejected.apply(recorded)
        }
        let groups = Dictionary(grouping: rejected.current, by: \.file)
        var facts: [SourceFile: FileFacts] = [:]
        for load in loads.latest {
            guard let file = registered[load.file] else { continue }
            facts[load.file] = FileFacts(
                file: load.file,
                name: load.name,
                bytes: load.bytes,
                sha256: load.sha256,
                encoding: load.encoding,
                delimiter: file.delimiter,
                headerStyle: file.headerStyle,
                loads: load.ordinal,
                records: load.records,
                blankLines: load.blankLines,
                vanished: load.vanished,
                rejects: InspectionReader.groups(of: groups[load.file] ?? [])
            )
        }
        return facts
    }

    /// The most frequent kind first.
    private static func groups(of rows: [RejectedRows.Row]) -> [RejectGroup] {
        Dictionary(grouping: rows, by: \.code)
            .map { code, rows in
                RejectGroup(
                    code: code,
                    reason: rows[0].reason,
                    count: rows.count,
                    lines: rows.prefix(RejectGroup.lineLimit).map(\.line)
                )
            }
            .sorted { $0.count == $1.count ? $0.code < $1.code : $0.count > $1.count }
    }
}
