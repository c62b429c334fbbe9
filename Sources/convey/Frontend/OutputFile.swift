import Foundation
import Pipeline

/// Writes a whole file or none of it.
enum OutputFile {
    static func write(_ bytes: [UInt8], to path: String) throws(PipelineError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .file(path: path, problem: "cannot be written; check the folder, its permissions and the free space")
        }
    }

    static func makeFolder(_ path: String) throws(PipelineError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .file(path: path, problem: "the folder cannot be made; check the place and its permissions")
        }
    }
}
