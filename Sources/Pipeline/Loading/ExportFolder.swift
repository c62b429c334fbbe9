import Archives
import Foundation
import Migration
import PracticeMaster

/// Finds the files of an export behind the paths that a person named: folders, single files, zip archives.
package enum ExportFolder {
    /// Every file named, and every table in every folder and archive named, in the order of loading.
    package static func files(at paths: [String]) throws(PipelineError) -> [ExportFile] {
        try contents(at: paths).files
    }

    /// The same, with what was found beside the tables.
    package static func contents(at paths: [String]) throws(PipelineError) -> ExportContents {
        var sources: [ExportSource] = []
        var leftAside: [String] = []
        var named: Set<String> = []
        for path in paths where named.insert(URL(fileURLWithPath: path).resolvingSymlinksInPath().path).inserted {
            let found = try search(path)
            sources += found.sources
            leftAside += found.leftAside
        }
        var byFile: [SourceFile: ExportFile] = [:]
        for source in sources {
            let file = try ExportFile(source)
            guard let other = byFile[file.recognised.file] else {
                byFile[file.recognised.file] = file
                continue
            }
            guard other.sha256 == file.sha256 else {
                throw .input(
                    "\(other.place) and \(file.place) are both \(file.recognised.file.rawValue): load one of "
                        + "them at a time, the older first"
                )
            }
            leftAside.append("\(file.place) (the same as \(other.place))")
        }
        return ExportContents(files: byFile.sorted { $0.key < $1.key }.map(\.value), leftAside: leftAside)
    }

    private static func search(_ path: String) throws(PipelineError) -> (sources: [ExportSource], leftAside: [String]) {
        switch try kind(of: path) {
        case .folder: return try search(folder: path)
        case .table: return ([.file(path: path)], [])
        case .zip: return try search(zip: path)
        }
    }

    private enum Kind { case folder, table, zip }

    private static func kind(of path: String) throws(PipelineError) -> Kind {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .file(path: path, problem: "there is no such file or folder; name the folder with the export")
        }
        if isFolder.boolValue { return .folder }
        let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let type = try? FileManager.default.attributesOfItem(atPath: resolved)[.type] as? FileAttributeType
        guard type == .typeRegular else {
            throw .file(
                path: path,
                problem: "this is no file that can be read more than once, as loading does; save it to a file first"
            )
        }
        let chunks = try FileChunks(path: path)
        return ZipFile.isZip(head: try chunks.next()) ? .zip : .table
    }

    private static func search(
        folder: String
    ) throws(PipelineError) -> (sources: [ExportSource], leftAside: [String]) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw .file(path: folder, problem: "the folder cannot be read; check its permissions")
        }
        let visible = names.filter { !$0.hasPrefix(".") && !TableName.isLitter($0) }
        let tables = visible.filter(TableName.isTable)
        guard tables.isEmpty else {
            var found: (sources: [ExportSource], leftAside: [String]) = ([], visible.filter { !TableName.isTable($0) })
            for table in tables {
                // A folder may be called like a table, and an archive may be called anything.
                if isFolder("\(folder)/\(table)") {
                    found.leftAside.append(table)
                    continue
                }
                let inside = try search("\(folder)/\(table)")
                found.sources += inside.sources
                found.leftAside += inside.leftAside
            }
            return found
        }
        let archives = visible.filter { $0.lowercased().hasSuffix(".zip") }
        if archives.count == 1 { return try search("\(folder)/\(archives[0])") }
        let folders = visible.filter { isFolder("\(folder)/\($0)") }
        var hint = "export the Practice Master files with a header row"
        if let first = archives.first {
            hint = "it holds \(archives.count) zip archives: name one of them, for example \(folder)/\(first)"
        } else if let first = folders.first {
            hint = "name the folder that holds them, perhaps \(folder)/\(first)"
        }
        throw .file(path: folder, problem: "there are no tables (.csv, .txt, .exp) in it; \(hint)")
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func search(zip path: String) throws(PipelineError) -> (sources: [ExportSource], leftAside: [String])
    {
        let zip: ZipFile
        do throws(ZipRefusal) {
            zip = try ZipFile(path: path)
        } catch {
            throw .input(error.description)
        }
        let tables = zip.entries.filter { TableName.isTable($0.lastName) }
        // Tables deeper down, such as text files among documents, are not the export.
        let depth = tables.map(\.folders.count).min() ?? 0
        let chosen = tables.filter { $0.folders.count == depth }
        let folders = Set(chosen.map { $0.folders.joined(separator: "/") }).sorted()
        guard let first = folders.first else {
            throw .input(
                "\(zip.name): there are no tables (.csv, .txt, .exp) in it; "
                    + "pack the Practice Master files that were exported with a header row"
            )
        }
        guard folders.count == 1 else {
            throw .input(
                "\(zip.name): there are tables in several folders (\(first), \(folders[1])); "
                    + "unpack it and load one folder at a time, the older export first"
            )
        }
        let others = zip.entries.filter { entry in !chosen.contains(entry) }
        return (chosen.map { .entry($0, of: zip) }, others.map { "\(zip.name): \($0.name)" })
    }
}
