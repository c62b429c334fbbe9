import Foundation

/// A folder of a test's own, removed with the last reference to it.
final class TemporaryFolder: Sendable {
    let path: String
    private let isOurs: Bool

    init() throws {
        isOurs = true
        path = FileManager.default.temporaryDirectory.path + "/convey-pipeline-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// A folder that another process has made and will remove.
    init(at path: String) {
        self.path = path
        isOurs = false
    }

    deinit { if isOurs { try? FileManager.default.removeItem(atPath: path) } }

    func make(_ name: String) throws -> String {
        let folder = path + "/" + name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
        return path + "/" + name
    }
}
