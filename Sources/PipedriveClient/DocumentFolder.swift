import Crypto
import FoundationEssentials
import Migration

/// The folder of the firm's documents, as far as single files are asked for that were found in it before.
struct DocumentFolder: Sendable {
    let path: String

    /// The bytes of a file that still is what it was; what is sent is exactly what was checked.
    func bytes(of file: String, count: Int, sha256: String) throws(TransportFailure) -> [UInt8] {
        let missing = TransportFailure(cause: .documentMissing, mayHaveArrived: false)
        let changed = TransportFailure(cause: .documentChanged, mayHaveArrived: false)
        let pieces = file.split(separator: "/", omittingEmptySubsequences: false)
        // A path that leads out of the folder was never found in it.
        guard !pieces.contains(""), !pieces.contains(".."), !pieces.contains(".") else { throw missing }
        let place = "\(path)/\(file)"
        guard let known = try? FileManager.default.attributesOfItem(atPath: place),
            known[.type] as? FileAttributeType == .typeRegular
        else { throw missing }
        guard known[.size] as? Int == count || (known[.size] as? UInt64).map(Int.init(clamping:)) == count else {
            throw changed
        }
        let content: Data
        do { content = try Data(contentsOf: URL(filePath: place)) } catch { throw missing }
        guard content.count == count, SHA256.hash(data: content).map(Self.hex).joined() == sha256 else {
            throw changed
        }
        return Array(content)
    }

    private static func hex(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16)
        return byte < 16 ? "0" + text : text
    }
}
