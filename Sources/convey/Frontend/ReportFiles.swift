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
            root = try log.reader.root(at: size).hex
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
        try log.workspace.checkOutput(folder)
        try OutputFile.makeFolder(folder)
        for document in documents {
            let path = "\(folder)/\(document.name)"
            try OutputFile.write(document.bytes, to: path, of: log.workspace, replacing: .anything)
        }
        return documents.map(\.name)
    }

    /// What the decisions of that position make of its rows; nil before a whole proposal and in the midst of a load.
    private func mappedFirm(_ state: MigrationState, _ moment: Timestamp) throws(PipelineError) -> MappedFirm? {
        let files = state.source.files
        guard !files.isEmpty, files.values.allSatisfy(\.isComplete), isProposed(state) else { return nil }
        return try MappedFirmReader(log: log, state: state, moment: moment).read()
    }

    /// Whether every column has a decision, or a person has said yes to those that there are.
    private func isProposed(_ state: MigrationState) -> Bool {
        let rules = state.mapping.decisions.rules
        if state.mapping.confirmedDigest != nil, !rules.isEmpty { return true }
        return state.source.files.allSatisfy { file, loaded in
            loaded.columns.allSatisfy { rules[ColumnReference(file, $0.index)] != nil }
        }
    }
}
