import Crypto
import Foundation
package import Migration
import PracticeMaster

/// Looks for the document of each row of CMDOCMGT in a folder and writes down what it found: never the content.
package struct DocumentSearch {
    private let log: EventLog
    private let actor: String
    private let halt: RunHalt

    package init(log: EventLog, actor: String, halt: RunHalt) {
        self.log = log
        self.actor = actor
        self.halt = halt
    }

    /// How many rows have their document, and why the others have none.
    package struct Result: Sendable, Equatable {
        package var found = 0
        package var missing: [DocumentMissing.Reason: Int] = [:]
    }

    private static let batchEvents = 1000

    package func search(folder: String) throws(PipelineError) -> Result {
        let folder = URL(fileURLWithPath: folder).standardizedFileURL.path
        let index = try DocumentIndex(folder: folder)
        guard let table = try TableReader(log: log).tables()[.document] else {
            throw .input("no list of documents is loaded: export CMDOCMGT too, it says which document is whose")
        }
        var drafts: [DraftEvent] = []
        if log.state.settings[SettingName.documentsFolder] != folder {
            let setting = SettingChanged(name: SettingName.documentsFolder, value: folder)
            drafts.append(DraftEvent(.settingChanged(setting), actor: actor))
        }
        var result = Result()
        for row in table.rows {
            if halt.isRequested { throw .account(.interrupted) }
            let state = DocumentSearch.state(of: row, table, in: folder, index)
            switch state {
            case .found: result.found += 1
            case .missing(let reason): result.missing[reason, default: 0] += 1
            }
            guard log.state.source.documents[row.sequence] != state else { continue }
            drafts.append(DraftEvent(DocumentSearch.event(row.sequence, state), actor: actor))
            if drafts.count >= DocumentSearch.batchEvents {
                try log.append(drafts)
                drafts = []
            }
        }
        if !drafts.isEmpty { try log.append(drafts) }
        return result
    }

    private static func event(_ row: UInt64, _ state: DocumentState) -> Event {
        switch state {
        case .found(let file): .documentFound(DocumentFound(row: row, file: file))
        case .missing(let reason): .documentMissing(DocumentMissing(row: row, reason: reason))
        }
    }

    private static func state(
        of row: SourceRow,
        _ table: SourceTable,
        in folder: String,
        _ index: DocumentIndex
    ) -> DocumentState {
        let path = table.index(of: "Assemb_Doc").flatMap { $0 < row.cells.count ? row.cells[$0] : nil } ?? ""
        guard !path.allSatisfy(\.isWhitespace) else { return .missing(.unnamed) }
        switch index.file(of: path) {
        case .notFound: return .missing(.notFound)
        case .ambiguous: return .missing(.ambiguous)
        case .found(let path):
            guard let (bytes, sha256) = try? digest("\(folder)/\(path)") else { return .missing(.unreadable) }
            if bytes == 0 { return .missing(.empty) }
            if bytes > DocumentFile.limitBytes { return .missing(.tooLarge) }
            return .found(DocumentFile(path: path, bytes: bytes, sha256: sha256))
        }
    }

    /// The size and the digest; of a file that is too large only the beginning is read.
    private static func digest(_ path: String) throws(PipelineError) -> (bytes: Int, sha256: String) {
        let chunks = try FileChunks(path: path)
        var hash = SHA256()
        var bytes = 0
        while bytes <= DocumentFile.limitBytes {
            let chunk = try chunks.next()
            if chunk.isEmpty { break }
            hash.update(data: chunk)
            bytes += chunk.count
        }
        return (bytes, Digests.hex(hash.finalize()))
    }
}
