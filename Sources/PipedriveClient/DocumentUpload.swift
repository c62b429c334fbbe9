import CanonicalJSON
import Migration
import NIOCore

/// The upload of one document: the intent's body says which, the wire carries a form with its bytes.
struct DocumentUpload: Sendable {
    let path: String
    let name: String
    let bytes: Int
    let sha256: String
    /// What the file belongs to: `deal_id` and the like.
    let parents: [(name: String, value: String)]

    /// Nil for any other call.
    init?(_ call: ApiCall) {
        guard call.method == .post, call.path == WireForm.collection(of: RecordReference(.file, "")),
            let body = call.body.flatMap({ try? JSON(parsing: $0) })?.objectValue,
            let path = body["path"]?.stringValue, let name = body["name"]?.stringValue,
            let bytes = body["file_size"]?.integerValue, let sha256 = body["sha256"]?.stringValue
        else { return nil }
        self.path = path
        self.name = name
        self.bytes = Int(clamping: bytes)
        self.sha256 = sha256
        parents = body.filter { $0.key.hasSuffix("_id") }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value.stringValue ?? $0.value.canonicalText) }
    }

    /// A line that stands nowhere in the content: the digest is that of the content itself.
    var boundary: String { "convey-\(sha256)" }

    var contentType: String { "multipart/form-data; boundary=\(boundary)" }

    func form(_ content: [UInt8]) -> ByteBuffer {
        var buffer = ByteBuffer()
        for parent in parents {
            buffer.writeString("--\(boundary)\r\ncontent-disposition: form-data; name=\"\(parent.name)\"\r\n\r\n")
            buffer.writeString("\(parent.value)\r\n")
        }
        buffer.writeString("--\(boundary)\r\ncontent-disposition: form-data; name=\"file\"; filename=\"")
        buffer.writeString(DocumentUpload.quoted(name))
        buffer.writeString("\"\r\ncontent-type: application/octet-stream\r\n\r\n")
        buffer.writeBytes(content)
        buffer.writeString("\r\n--\(boundary)--\r\n")
        return buffer
    }

    /// As browsers write names in forms: what would end the name is escaped by percent signs.
    private static func quoted(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"": text += "%22"
            case "\r": text += "%0D"
            case "\n": text += "%0A"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
