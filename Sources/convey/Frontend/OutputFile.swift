import Foundation
import Ledger
import Pipeline

/// Writes what people asked for: a whole file or none of it, for its owner's eyes, and never over something else.
enum OutputFile {
    /// How many bytes at its beginning tell whether a file is an earlier one of the same kind.
    private static let kindBytes = 8

    /// Writes a file beside a migration, of which no part may be replaced.
    static func write(_ bytes: [UInt8], to path: String, of workspace: Workspace) throws(PipelineError) {
        try workspace.checkOutput(path)
        if isStream(path) { return try stream(bytes, to: path) }
        try checkReplaced(path, by: bytes)
        do throws(LedgerError) {
            var file = try DurableFile.create(path)
            try file.write(bytes.span)
            try file.finish()
        } catch {
            throw .ledger(error)
        }
    }

    /// Refuses to replace a file that begins otherwise than what is to be written: a client's export, a key, a letter.
    static func checkReplaced(_ path: String, by bytes: [UInt8]) throws(PipelineError) {
        guard let file = FileHandle(forReadingAtPath: path), let found = try? file.read(upToCount: kindBytes),
            !found.isEmpty
        else { return }
        guard found.elementsEqual(bytes.prefix(kindBytes)) else {
            throw .file(path: path, problem: "exists and holds something else; remove it or choose another name")
        }
    }

    static func makeFolder(_ path: String) throws(PipelineError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .file(path: path, problem: "the folder cannot be made; check the place and its permissions")
        }
    }

    /// Whether the name leads to a terminal, a pipe or a device, of which nothing can be replaced.
    private static func isStream(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    private static func stream(_ bytes: [UInt8], to path: String) throws(PipelineError) {
        do {
            guard let file = FileHandle(forWritingAtPath: path) else { throw CocoaError(.fileWriteNoPermission) }
            try file.write(contentsOf: Data(bytes))
        } catch {
            throw .file(path: path, problem: "cannot be written")
        }
    }
}
