import Foundation
import Migration

/// The files of a documents folder, to be found by the paths that they had in the firm.
///
/// Practice Master names a document by drive or server, and the folder is a copy whose top nobody knows; so paths are
/// compared from their ends, whatever the case of their letters. Links are not followed: nothing outside is found.
struct DocumentIndex {
    /// Paths below the folder in their pieces, by the last one in lower case.
    private var paths: [String: [[String]]] = [:]

    init(folder: String) throws(PipelineError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
            let names = FileManager.default.enumerator(atPath: folder)
        else { throw .file(path: folder, problem: "this is no folder that can be read; name the folder of documents") }
        while let name = names.nextObject() as? String {
            let type = names.fileAttributes?[.type] as? FileAttributeType
            guard type == .typeRegular else { continue }
            note(name.split(separator: "/").map(String.init))
        }
    }

    init(paths: [String]) {
        for path in paths { note(path.split(separator: "/").map(String.init)) }
    }

    private mutating func note(_ pieces: [String]) {
        guard let last = pieces.last else { return }
        paths[last.lowercased(), default: []].append(pieces)
    }

    enum Answer: Equatable {
        case found(String)
        case notFound
        case ambiguous
    }

    /// The one file that a path of the firm can mean.
    ///
    /// It must agree with it to the top of one of the two, or in its name and folder; a name alone is no evidence.
    func file(of path: String) -> Answer {
        let wanted = DocumentIndex.pieces(of: path)
        guard let last = wanted.last else { return .notFound }
        var best = (length: 0, files: [String]())
        for pieces in paths[last] ?? [] {
            let length = DocumentIndex.commonTail(pieces, wanted)
            guard length == pieces.count || length == wanted.count || length >= 2, length >= best.length else {
                continue
            }
            if length > best.length { best = (length, []) }
            best.files.append(pieces.joined(separator: "/"))
        }
        switch best.files.count {
        case 0: return .notFound
        case 1: return .found(best.files[0])
        default: return .ambiguous
        }
    }

    /// The folders and the name of a path of Windows in lower case, without drive or server.
    private static func pieces(of path: String) -> [String] {
        let isServer = path.hasPrefix("\\\\") || path.hasPrefix("//")
        var pieces = path.split { $0 == "\\" || $0 == "/" }.map { $0.lowercased() }.filter { $0 != "." && $0 != ".." }
        if isServer || pieces.first?.hasSuffix(":") == true { pieces.removeFirst(min(1, pieces.count)) }
        return pieces
    }

    private static func commonTail(_ pieces: [String], _ wanted: [String]) -> Int {
        zip(pieces.reversed(), wanted.reversed()).prefix { $0.lowercased() == $1 }.count
    }
}
