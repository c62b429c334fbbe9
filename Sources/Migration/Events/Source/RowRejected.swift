package import CanonicalJSON

/// One physical record that makes no row, with its raw bytes.
package struct RowRejected: EventPayload {
    package static let type = "row.rejected"
    package static let version = 2

    package var file: SourceFile
    package var line: Int
    /// A stable word for the kind of damage, by which rejected rows are counted: `cell count`.
    package var code: String
    /// A sentence for a person.
    package var reason: String
    /// The record's bytes as base64.
    package var raw: String

    package init(file: SourceFile, line: Int, code: String, reason: String, raw: String) {
        self.file = file
        self.line = line
        self.code = code
        self.reason = reason
        self.raw = raw
    }

    package var json: JSON {
        [
            "file": .string(file.rawValue),
            "line": .int(line),
            "code": .string(code),
            "reason": .string(reason),
            "raw": .string(raw),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        file = try reader.choice("file", SourceFile.self)
        line = try reader.int("line")
        code = try reader.string("code")
        reason = try reader.string("reason")
        raw = try reader.string("raw")
    }

    /// Version 1 had no `code`: it stood in front of the reason, before a colon.
    static func secondVersion(_ members: [String: JSON]) -> [String: JSON] {
        guard let text = members["reason"]?.stringValue else { return members }
        var members = members
        let colon = text.firstRange(of: ": ")
        members["code"] = .string(colon.map { String(text[..<$0.lowerBound]) } ?? "other")
        members["reason"] = .string(colon.map { String(text[$0.upperBound...]) } ?? text)
        return members
    }
}
