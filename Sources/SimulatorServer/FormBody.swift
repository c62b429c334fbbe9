import CanonicalJSON
import Migration
import PipedriveSimulator

/// Form bodies of v1 as the JSON that the account reads.
enum FormBody {
    /// The body as JSON text when its content type is a form; as it is otherwise; nil when it is broken.
    static func jsonText(_ bytes: [UInt8], contentType: String?) -> String? {
        let type = contentType ?? ""
        if type.hasPrefix("multipart/form-data") {
            guard let mark = type.firstRange(of: "boundary=") else { return nil }
            let boundary = type[mark.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" }
            return multipart(bytes, boundary: Array("--\(boundary)".utf8))?.canonicalText
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        guard type.hasPrefix("application/x-www-form-urlencoded") else { return text }
        var members: [String: JSON] = [:]
        for item in PercentText.items(text) { members[item.name] = .string(item.value) }
        return JSON.object(members).canonicalText
    }

    private static func multipart(_ bytes: [UInt8], boundary: [UInt8]) -> JSON? {
        var members: [String: JSON] = [:]
        var starts: [Int] = []
        var position = 0
        while let start = find(boundary, in: bytes, from: position) {
            starts.append(start)
            position = start + boundary.count
        }
        guard starts.count >= 2 else { return nil }
        for (start, end) in zip(starts, starts.dropFirst()) {
            let headStart = start + boundary.count + 2
            guard let headEnd = find(Array("\r\n\r\n".utf8), in: bytes, from: headStart), headEnd + 4 <= end - 2 else {
                return nil
            }
            let head = String(decoding: bytes[headStart..<headEnd], as: UTF8.self)
            guard let name = parameter("name", of: head) else { return nil }
            let content = Array(bytes[(headEnd + 4)..<(end - 2)])
            if let fileName = parameter("filename", of: head) {
                members["file_name"] = .string(fileName)
                members["content"] = .string(SimulatedAccount.fileContentText(content))
            } else {
                members[name] = .string(String(decoding: content, as: UTF8.self))
            }
        }
        return .object(members)
    }

    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
        var position = start
        while position <= bytes.count - pattern.count {
            guard let next = bytes[position...(bytes.count - pattern.count)].firstIndex(of: first) else { return nil }
            if bytes[next..<(next + pattern.count)].elementsEqual(pattern) { return next }
            position = next + 1
        }
        return nil
    }

    private static func parameter(_ name: String, of head: String) -> String? {
        guard let mark = head.firstRange(of: " \(name)=\"") else { return nil }
        return String(head[mark.upperBound...].prefix { $0 != "\"" })
    }
}
