import Foundation
import Glibc

extension Workspace {
    /// Refuses to write over a part of the migration itself, whatever the name that leads there.
    package func checkOutput(_ path: String) throws(PipelineError) {
        guard !path.isEmpty else { throw .usage("the name of the file or folder to write is empty") }
        let place = Workspace.resolved(path)
        for part in [ledgerPath, viewsPath, keyPath].map(Workspace.resolved)
        where place == part || place.hasPrefix(part + "/") {
            throw .usage("\(path) is a part of the migration and was left as it is; choose another place")
        }
    }

    /// The absolute path without links, as far as it exists.
    private static func resolved(_ path: String) -> String {
        var existing = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        var rest = ""
        while true {
            if let found = realpath(existing, nil) {
                defer { free(found) }
                return String(cString: found) + rest
            }
            guard let slash = existing.lastIndex(of: "/"), slash > existing.startIndex else { return path }
            rest = existing[slash...] + rest
            existing = String(existing[..<slash])
        }
    }
}
