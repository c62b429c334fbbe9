import Crypto
package import Migration
package import PracticeMaster

/// One file of an export, surveyed: what it is, how it is written, and its digest.
package struct ExportFile: Sendable {
    package var source: ExportSource
    package var name: String
    package var form: SourceForm
    package var sha256: String
    package var recognised: RecognisedFile

    package init(path: String) throws(PipelineError) { try self.init(.file(path: path)) }

    /// Reads the file once from beginning to end.
    package init(_ source: ExportSource) throws(PipelineError) {
        var survey = SourceSurvey()
        var hash = SHA256()
        var chunks = try source.chunks()
        var isFirst = true
        while true {
            let chunk = try chunks.next()
            if chunk.isEmpty { break }
            if isFirst, let problem = ForeignFormat.problem(head: chunk) {
                throw .input("\(source.prefix)\(source.name): \(problem)")
            }
            isFirst = false
            hash.update(data: chunk)
            survey.feed(chunk[...])
        }
        self.source = source
        name = source.name
        form = survey.finished()
        sha256 = Digests.hex(hash.finalize())
        do throws(FileRefusal) {
            recognised = try FileRecogniser.recognise(fileName: name, header: form.header, headerLine: form.headerLine)
        } catch {
            throw .input(source.prefix + error.text)
        }
    }

    /// How people are told which file is meant.
    package var place: String { source.prefix + name }

    package var registration: FileRegistered {
        FileRegistered(name: name, form: form, recognised: recognised, sha256: sha256)
    }
}
