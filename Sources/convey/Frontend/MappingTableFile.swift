import Foundation
import Pipeline
import PracticeMaster

/// An edited mapping table: which column shall have which target.
struct MappingTableFile {
    struct Line {
        var number: Int
        var file: String
        var index: Int
        var target: String
    }

    private(set) var lines: [Line] = []

    init(path: String) throws(PipelineError) {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw .file(path: path, problem: "cannot be read; is the name right?")
        }
        var survey = SourceSurvey()
        survey.feed(Array(bytes)[...])
        let form = survey.finished()
        let names = form.header.map { $0.lowercased() }
        guard let file = names.firstIndex(of: "file"), let index = names.firstIndex(of: "index"),
            let target = names.firstIndex(of: "target")
        else {
            throw .input("\(path): the columns file, index and target are needed; start from convey map export")
        }
        var reader = RecordReader(form: form)
        try reader.feed(Array(bytes)[...], isLast: true) { record throws(PipelineError) in
            switch record {
            case .rejected(let line, let reason, _):
                throw .input("\(path), line \(line): the record \(reason.text)")
            case .row(let line, let row):
                let cells = row.texts
                guard let number = Int(MappingTableFile.plain(cells[index])) else {
                    throw .input("\(path), line \(line): the column index must be a number")
                }
                lines.append(
                    Line(
                        number: line,
                        file: MappingTableFile.plain(cells[file]),
                        index: number,
                        target: MappingTableFile.plain(cells[target])
                    )
                )
            }
        }
    }

    /// Without the apostrophe that keeps a spreadsheet from running a cell, and without blanks around.
    private static func plain(_ cell: String) -> String {
        let text = cell.trimmingCharacters(in: .whitespaces)
        return text.hasPrefix("'") ? String(text.dropFirst()) : text
    }
}
