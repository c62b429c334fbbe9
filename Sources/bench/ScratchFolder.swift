import Foundation

/// A folder of our own that goes away with this value, ledgers and all.
struct ScratchFolder: ~Copyable {
    let path: String

    init(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        self.path = path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// An empty folder inside.
    func make(_ name: String) throws -> String {
        let inner = path + "/" + name
        try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
        return inner
    }
}
