import Foundation
import Glibc
import PracticeMaster

/// The prints of all rows of an export in parts by name, each small enough to be sorted in memory.
///
/// What does not fit into a few megabytes waits in a file that has no name, so that nothing is left of it whatever
/// happens. It holds hashes, nothing that a client wrote.
struct RowPrints: ~Copyable {
    static let partCount = 64
    /// Prints of a part that are held in memory: 64 KiB.
    private static let heldPrints = 2_048

    private let folder: String
    private var descriptor: Int32 = -1
    private var endBytes = 0
    private var held = [[RowPrint]](repeating: [], count: RowPrints.partCount)
    /// Where full pieces of each part stand in the file.
    private var pieces = [[Int]](repeating: [], count: RowPrints.partCount)

    init(folder: String) { self.folder = folder }

    deinit { if descriptor >= 0 { _ = close(descriptor) } }

    mutating func add(_ print: RowPrint) throws(PipelineError) {
        // The hash is strongest in its middle; multiplying carries that to the top.
        let part = Int((print.name &* 0x9E37_79B9_7F4A_7C15) >> 58)
        held[part].append(print)
        if held[part].count == RowPrints.heldPrints { try store(part) }
    }

    /// The prints of one part, by name and place; the part is empty afterwards.
    mutating func take(_ part: Int) throws(PipelineError) -> [RowPrint] {
        var prints = held[part]
        held[part] = []
        for offset in pieces[part] { prints += try load(offset) }
        pieces[part] = []
        prints.sort { $0.precedes($1) }
        return prints
    }

    private static var pieceBytes: Int { heldPrints * MemoryLayout<RowPrint>.stride }

    private mutating func store(_ part: Int) throws(PipelineError) {
        if descriptor < 0 { descriptor = try RowPrints.nameless(in: folder) }
        let (descriptor, start) = (descriptor, endBytes)
        let written = held[part].withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = pwrite(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, start + done)
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
        guard written else { throw problem("cannot be written") }
        pieces[part].append(endBytes)
        endBytes += RowPrints.pieceBytes
        held[part].removeAll(keepingCapacity: true)
    }

    private func load(_ offset: Int) throws(PipelineError) -> [RowPrint] {
        let prints = [RowPrint](unsafeUninitializedCapacity: RowPrints.heldPrints) { buffer, count in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            var done = 0
            while done < bytes.count {
                let read = pread(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, offset + done)
                guard read > 0 else { break }
                done += read
            }
            count = done / MemoryLayout<RowPrint>.stride
        }
        guard prints.count == RowPrints.heldPrints else { throw problem("cannot be read") }
        return prints
    }

    private static func nameless(in folder: String) throws(PipelineError) -> Int32 {
        var name = Array("\(folder)/.comparing-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else {
            throw .file(path: folder, problem: "a temporary file cannot be made: \(FileChunks.reason())")
        }
        unlink(name)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private func problem(_ what: String) -> PipelineError {
        .file(path: folder, problem: "a temporary file \(what): \(FileChunks.reason()); is the disk full?")
    }
}
