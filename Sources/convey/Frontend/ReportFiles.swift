import Foundation
import Ledger
import Migration
import Pipeline
import Projections
import Reports

/// Renders the reports of one position of the ledger into a folder; the same position gives the same bytes.
struct ReportFiles {
    let log: EventLog

    /// Returns the names of the files, in order.
    func write(size: UInt64, to folder: String) throws(PipelineError) -> [String] {
        var model = ReportModel()
        var last = Timestamp(milliseconds: 0)
        try log.forEachEvent(below: size) { recorded throws(PipelineError) in
            model.apply(recorded)
            last = recorded.at
        }
        let root: String
        do throws(LedgerError) {
            root = try log.reader.root(at: size).bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        } catch {
            throw .ledger(error)
        }
        let heading = ReportHeading(
            account: log.state.opened?.account ?? "",
            size: size,
            root: root,
            asOf: ReportFiles.text(of: last)
        )
        let checkpoint = try LedgerExport(log: log).signedCheckpoint(at: size)
        try OutputFile.makeFolder(folder)
        let documents = ReportWriter.render(model: model, checkpoint: checkpoint, generatedFor: heading)
        for document in documents { try OutputFile.write(document.bytes, to: "\(folder)/\(document.name)") }
        return documents.map(\.name)
    }

    private static func text(of moment: Timestamp) -> String {
        let date = Date(timeIntervalSince1970: TimeInterval(moment.milliseconds / 1000))
        return date.formatted(.iso8601)
    }
}
