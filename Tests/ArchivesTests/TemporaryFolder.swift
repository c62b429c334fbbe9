import Foundation

/// A fresh folder that is removed with everything in it when this value ends.
struct TemporaryFolder: ~Copyable {
    let path: String

    init() {
        path = NSTemporaryDirectory() + "conveyance-" + UUID().uuidString
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
