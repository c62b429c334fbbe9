import CanonicalJSON
import Migration

extension SimulatedAccount {
    private static let fileParents = ["deal_id", "person_id", "org_id", "lead_id", "activity_id"]

    /// Files; the body of POST is the JSON that `SimulatorServer` makes of a multipart form.
    mutating func files(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        switch (call.method, call.segments.count) {
        case (.get, 1):
            return try offsetPage(call, .files, narrowedTo: nil) { _ in
                true
            } shown: {
                shownFile($0)
            }
        case (.get, 3):
            let file = try writableRecord(.files, try call.id(), call)
            let content = Base64URL.decode(file.text("content") ?? "") ?? []
            return ApiReply(status: 200, headers: ["content-type": "application/octet-stream"], body: content)
        case (.get, _): return SimulatedAccount.success(shownFile(try writableRecord(.files, try call.id(), call)))
        case (.post, _): return try createFile(call)
        case (.put, _):
            var file = try writableRecord(.files, try call.id(), call)
            let sent = try call.members()
            for member in ["name", "description"] { file.members[member] = sent[member] ?? file.members[member] }
            replace(.files, file, at: call.now)
            return SimulatedAccount.success(shownFile(file))
        default:
            let file = try writableRecord(.files, try call.id(), call)
            markDeleted(.files, file.id, at: call.now)
            return SimulatedAccount.success(["id": .integer(file.id)])
        }
    }

    /// Takes `file_name`, `content` in base64 for addresses, and at least one parent.
    private mutating func createFile(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        let sent = try call.members()
        guard let name = sent["file_name"]?.stringValue, let content = sent["content"]?.stringValue,
            let bytes = Base64URL.decode(content)
        else { throw .badRequest("file is required") }
        var members: [String: JSON] = [
            "name": .string(name), "content": .string(content), "file_size": .integer(Int64(bytes.count)),
            "file_name": .string("\(generator.hexDigits(8))_\(name)"), "user_id": .integer(call.user.id),
        ]
        for parent in SimulatedAccount.fileParents {
            guard let value = sent[parent] else { continue }
            members[parent] = value.stringValue.flatMap { Int64($0) }.map(JSON.integer) ?? value
        }
        let hasParent = SimulatedAccount.fileParents.contains { members[$0] != nil }
        guard hasParent || !behaviours.refusesFilesWithoutParent else {
            throw .badRequest("A file must belong to a deal, person, organization, lead or activity.")
        }
        try checkReferences(members, .files, call)
        return SimulatedAccount.success(shownFile(insert(.files, members, at: call.now)), status: 201)
    }

    private func shownFile(_ file: StoredRecord) -> JSON {
        var members = file.members
        members["content"] = nil
        members["id"] = .integer(file.id)
        members["active_flag"] = .bool(!file.isDeleted)
        members["file_type"] = .string(SimulatedAccount.fileType(file.text("name") ?? ""))
        members["add_time"] = .string(TimeText.spaced(file.addedAt))
        members["update_time"] = .string(TimeText.spaced(file.updatedAt))
        members["url"] = .string("/v1/files/\(file.id)/download")
        return .object(members)
    }

    private static func fileType(_ name: String) -> String {
        let parts = name.lowercased().split(separator: ".")
        guard parts.count > 1, let ending = parts.last.map(String.init) else { return "unknown" }
        return ["gif", "jpeg", "jpg", "png"].contains(ending) ? "img" : ending
    }

    /// A file's bytes in the form in which the JSON body of a new file carries them.
    package static func fileContentText(_ bytes: [UInt8]) -> String { Base64URL.encode(bytes) }
}
