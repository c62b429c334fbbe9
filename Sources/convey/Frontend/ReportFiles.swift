import Ledger
import Migration
import Pipeline
import PracticeMaster
import Projections
import Reports

/// Renders the reports of one position of the ledger into a folder; the same position gives the same bytes.
struct ReportFiles {
    let log: EventLog

    /// Returns the names of the files, in order.
    func write(size: UInt64, to folder: String) throws(PipelineError) -> [String] {
        var model = ReportModel()
        var state = MigrationState()
        try log.forEachEvent(below: size) { recorded throws(PipelineError) in
            model.apply(recorded)
            state.apply(recorded)
        }
        let asOf = model.ledger.lastAt ?? Timestamp(milliseconds: 0)
        let root: String
        do throws(LedgerError) {
            root = try log.reader.root(at: size).bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        } catch {
            throw .ledger(error)
        }
        let heading = ReportHeading(account: state.opened?.account ?? "", size: size, root: root, asOf: asOf)
        let checkpoint = try LedgerExport(log: log).signedCheckpoint(at: size)
        let firm = try mappedFirm(state, asOf)
        let documents = ReportWriter.render(
            model: model,
            exclusions: firm?.exclusions ?? [],
            diagnostics: firm?.diagnostics ?? [],
            checkpoint: checkpoint,
            generatedFor: heading
        )
        try OutputFile.makeFolder(folder)
        for document in documents { try OutputFile.write(document.bytes, to: "\(folder)/\(document.name)") }
        return documents.map(\.name)
    }

    /// What the decisions of that position make of its rows; nil before there are any, or in the midst of a load.
    private func mappedFirm(_ state: MigrationState, _ moment: Timestamp) throws(PipelineError) -> MappedFirm? {
        let files = state.source.files.values
        guard !state.mapping.decisions.rules.isEmpty, !files.isEmpty, files.allSatisfy(\.isComplete) else { return nil }
        return try MappedFirmReader(log: log, state: state, moment: moment).read()
    }
}
