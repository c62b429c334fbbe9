import Foundation
import Ledger
import Pipeline

/// Writes what people asked for: a whole file or none, for its owner's eyes, and never over a part of a migration.
enum OutputFile {
    /// How many bytes at its beginning tell what a file is.
    private static let kindBytes = 8

    /// What may be there already.
    enum Replaced {
        /// A file that begins as the new one does: an earlier output of the same kind.
        case sameKind
        /// Anything: the folder and the names are the program's own.
        case anything
    }

    /// Writes a file beside a migration, of which no part may be replaced.
    static func write(
        _ bytes: [UInt8],
        to path: String,
        of workspace: Workspace,
        replacing replaced: Replaced = .sameKind
    ) throws(PipelineError) {
        try workspace.checkOutput(path)
        if let stream = try stream(path) {
            do { try stream.write(contentsOf: Data(bytes)) } catch {
                throw .file(path: path, problem: "cannot be written")
            }
            return
        }
        if replaced == .sameKind { try checkReplaced(path) { $0.elementsEqual(bytes.prefix(kindBytes)) } }
        do throws(LedgerError) {
            var file = try DurableFile.create(path)
            try file.write(bytes.span)
            try file.finish()
        } catch {
            throw .ledger(error)
        }
    }

    /// Refuses to replace a file whose first bytes are of another kind: a client's export, a key, a letter.
    static func checkReplaced(_ path: String, isKind: (Data) -> Bool) throws(PipelineError) {
        guard kind(of: path) == S_IFREG, let file = FileHandle(forReadingAtPath: path),
            let found = try? file.read(upToCount: kindBytes), !found.isEmpty
        else { return }
        guard isKind(found) else {
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

    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    /// The open file where the name leads to a terminal, a pipe, a device or a standard stream, of which nothing can be
    /// replaced; nil elsewhere.
    private static func stream(_ path: String) throws(PipelineError) -> FileHandle? {
        var named = stat()
        guard stat(path, &named) == 0 else { return nil }
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            var standard = stat()
            guard fstat(descriptor, &standard) == 0 else { continue }
            if standard.st_dev == named.st_dev, standard.st_ino == named.st_ino {
                return FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
            }
        }
        guard ![S_IFREG, S_IFDIR].contains(named.st_mode & S_IFMT) else { return nil }
        guard let file = FileHandle(forWritingAtPath: path) else {
            throw .file(path: path, problem: "cannot be written")
        }
        return file
    }
}
