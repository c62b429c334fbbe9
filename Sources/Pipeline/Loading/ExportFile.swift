import Crypto
package import Migration
package import PracticeMaster

/// One file of an export, surveyed: what it is, how it is written, and its digest.
package struct ExportFile: Sendable {
    package var path: String
    package var name: String
    package var form: SourceForm
    package var sha256: String
    package var recognised: RecognisedFile

    /// Reads the file once from beginning to end.
    package init(path: String) throws(PipelineError) {
        var survey = SourceSurvey()
        var hash = SHA256()
        let chunks = try FileChunks(path: path)
        while true {
            let chunk = try chunks.next()
            if chunk.isEmpty { break }
            hash.update(data: chunk)
            survey.feed(chunk[...])
        }
        self.path = path
        name = path.split(separator: "/").last.map(String.init) ?? path
        form = survey.finished()
        sha256 = Digests.hex(hash.finalize())
        do throws(FileRefusal) {
            recognised = try FileRecogniser.recognise(fileName: name, header: form.header, headerLine: form.headerLine)
        } catch {
            throw .input(error.text)
        }
    }

    package var columns: [SourceColumn] {
        recognised.header.enumerated().map { index, header in
            SourceColumn(index: index, header: header, canonical: recognised.columns.fieldIDs[index])
        }
    }
}
