import Foundation
import Pipeline
import SampleFirm

/// The folder of a demo; a second demo replaces what the first one made, and nothing else.
struct DemoFolder {
    let path: String

    var workspace: Workspace { Workspace(path: path + "/migration") }
    var ledgerExportPath: String { path + "/ledger-export.ndjson" }

    private var markPath: String { path + "/.convey-demo" }
    private static let today = (year: 2026, month: 11, day: 20)

    func prepare() throws(PipelineError) {
        let files = FileManager.default
        if files.fileExists(atPath: path) {
            guard files.fileExists(atPath: markPath) else {
                throw .usage("\(path) exists and was not made by a demo; name another folder")
            }
            do {
                try files.removeItem(atPath: path)
            } catch {
                throw .file(path: path, problem: "the folder of the last demo cannot be removed; remove it by hand")
            }
        }
        try OutputFile.makeFolder(path + "/export")
        try OutputFile.write([], to: markPath, of: workspace, replacing: .anything)
    }

    var documentsPath: String { path + "/documents" }

    /// Writes the sample firm's export and a copy of its documents; returns the export's folder.
    func writeExport(seed: UInt64, firm: DemoFirm, headers: DemoHeaders) throws(PipelineError) -> String {
        let folder = path + "/export"
        let firm = SampleFirm(
            seed: seed,
            size: firm.size,
            headerStyle: headers.style,
            hazards: .realistic,
            today: DemoFolder.today
        )
        for name in firm.fileNames {
            var bytes: [UInt8] = []
            firm.write(file: name) { bytes += $0 }
            try OutputFile.write(bytes, to: "\(folder)/\(name)", of: workspace, replacing: .anything)
        }
        try OutputFile.makeFolder(documentsPath)
        for index in 0..<firm.documentCount {
            guard let (path, content) = firm.document(index) else { continue }
            let place = "\(documentsPath)/\(path)"
            try OutputFile.makeFolder(String(place[..<(place.lastIndex(of: "/") ?? place.endIndex)]))
            try OutputFile.write(Array(content.utf8), to: place, of: workspace, replacing: .anything)
        }
        return folder
    }
}
