import Foundation
import Migration
import PracticeMaster

/// Finds the files of an export behind the paths that a person named.
package enum ExportFolder {
    private static let endings: Set<String> = ["csv", "txt", "exp", "tsv", "tab"]

    /// Every file named, and every table in every folder named (one level), in the order of loading.
    package static func files(at paths: [String]) throws(PipelineError) -> [ExportFile] {
        var files: [ExportFile] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw .file(path: path, problem: "there is no such file or folder; name the folder with the export")
            }
            let candidates = isFolder.boolValue ? try tables(in: path) : [path]
            for candidate in candidates { files.append(try ExportFile(path: candidate)) }
        }
        return try ordered(files)
    }

    private static func tables(in folder: String) throws(PipelineError) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw .file(path: folder, problem: "the folder cannot be read; check its permissions")
        }
        let tables = names.sorted().filter { name in
            let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
            return endings.contains(ending)
        }
        guard !tables.isEmpty else {
            throw .file(
                path: folder,
                problem:
                    "there are no tables (.csv, .txt, .exp) in it; export the Practice Master files with a header row"
            )
        }
        return tables.map { folder + "/" + $0 }
    }

    private static func ordered(_ files: [ExportFile]) throws(PipelineError) -> [ExportFile] {
        var byFile: [SourceFile: ExportFile] = [:]
        for file in files {
            if let other = byFile[file.recognised.file] {
                throw .input(
                    "\(other.name) and \(file.name) are both \(file.recognised.file.rawValue): load one of "
                        + "them at a time"
                )
            }
            byFile[file.recognised.file] = file
        }
        return SourceFile.allCases.compactMap { byFile[$0] }
    }
}
