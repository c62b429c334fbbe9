import Foundation

/// A folder of a test's own, removed with the last reference to it.
package final class TemporaryFolder: Sendable {
    package let path: String
    private let isOurs: Bool

    package init() throws {
        path = FileManager.default.temporaryDirectory.path + "/conveyance-" + UUID().uuidString
        isOurs = true
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    /// A folder that another process has made and will remove.
    package init(at path: String) {
        self.path = path
        isOurs = false
    }

    deinit { if isOurs { try? FileManager.default.removeItem(atPath: path) } }

    /// Makes a folder in it.
    package func make(_ name: String) throws -> String {
        let folder = path + "/" + name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
        return path + "/" + name
    }

    /// Every file and folder below it.
    package func files(below name: String = "") throws -> [String] {
        let root = name.isEmpty ? path : path + "/" + name
        return try FileManager.default.subpathsOfDirectory(atPath: root).map { root + "/" + $0 }
    }
}
