import CanonicalJSON
import Migration

extension SimulatedAccount {
    private static let contentLimit = 100_000
    private static let parents = ["deal_id", "person_id", "org_id", "lead_id"]
    private static let pins = ["deal": "deal_id", "person": "person_id", "organization": "org_id", "lead": "lead_id"]

    mutating func notes(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        switch (call.method, call.segments.count) {
        case (.get, 1): return try listNotes(call)
        case (.get, _):
            return SimulatedAccount.success(shownNote(try readableRecord(.notes, try call.id(), call), call.user))
        case (.post, _): return try createNote(call)
        case (.put, _): return try updateNote(call)
        default:
            if !behaviours.refusesSecondDelete, record(.notes, try call.id())?.isDeleted ?? false {
                return SimulatedAccount.success(true)
            }
            let record = try writableRecord(.notes, try call.id(), call)
            markDeleted(.notes, record.id, at: call.now)
            return SimulatedAccount.success(true)
        }
    }

    private func listNotes(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        var wanted: [(member: String, value: JSON)] = []
        var narrowed: [Int64]?
        for member in ["user_id", "deal_id", "person_id", "org_id"] {
            guard let value = try call.integer(member) else { continue }
            wanted.append((member, .integer(value)))
            narrowed = narrowed ?? table(.notes).ids(where: member, is: .integer(value))
        }
        if let lead = call.query["lead_id"] {
            wanted.append(("lead_id", .string(lead)))
            narrowed = narrowed ?? table(.notes).ids(where: "lead_id", is: .string(lead))
        }
        let since = try updatedSince(call)
        let first = call.query["start_date"]
        let last = call.query["end_date"]
        return try offsetPage(call, .notes, narrowedTo: narrowed) { note in
            if let since, note.updatedAt < since { return false }
            let date = TimeText.date(note.addedAt)
            if let first, date < first { return false }
            if let last, date > last { return false }
            return wanted.allSatisfy { note.members[$0.member] == $0.value }
        } shown: { note in
            shownNote(note, call.user)
        }
    }

    private mutating func createNote(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        let sent = try call.members()
        guard sent["id"] == nil else { throw .badRequest("Inserting ID with POST request is not allowed.") }
        guard sent["content"] != nil else { throw .badRequest("content is required") }
        var (members, addTime) = try noteMembers(sent, call)
        guard SimulatedAccount.parents.contains(where: { members[$0].map { !$0.isNull } ?? false }) else {
            throw .badRequest("Note must be associated with at least one organization, person, deal, lead or project.")
        }
        if let deal = members["deal_id"]?.integerValue, let record = record(.deals, deal) {
            members["person_id"] = members["person_id"] ?? record.members["person_id"]
            members["org_id"] = members["org_id"] ?? record.members["org_id"]
        }
        try checkPins(members)
        members["user_id"] = members["user_id"] ?? .integer(call.user.id)
        let record = insert(.notes, members, addedAt: addTime, at: call.now)
        return SimulatedAccount.success(shownNote(record, call.user), status: 201)
    }

    /// A deleted note takes changes and stays deleted.
    private mutating func updateNote(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        var note = try readableRecord(.notes, try call.id(), call)
        let (members, addTime) = try noteMembers(try call.members(), call)
        note.members.merge(members) { _, new in new }
        guard SimulatedAccount.parents.contains(where: { note.members[$0].map { !$0.isNull } ?? false }) else {
            throw .badRequest("Note must be associated with at least one organization, person, deal, lead or project.")
        }
        try checkPins(note.members)
        if let addTime { note.addedAt = addTime }
        note.members["last_update_user_id"] = .integer(call.user.id)
        replace(.notes, note, at: call.now)
        guard let stored = record(.notes, note.id) else { throw notFound(.notes) }
        return SimulatedAccount.success(shownNote(stored, call.user))
    }

    /// The known members in their stored forms; unknown ones are dropped, as everywhere in v1.
    private func noteMembers(
        _ sent: [String: JSON],
        _ call: IncomingCall
    ) throws(Refusal) -> (members: [String: JSON], addTime: Timestamp?) {
        var members: [String: JSON] = [:]
        if let content = sent["content"] {
            guard let text = content.stringValue, !text.isEmpty else { throw .badRequest("content must not be empty") }
            guard text.unicodeScalars.count <= SimulatedAccount.contentLimit else {
                throw .badRequest("content is longer than \(SimulatedAccount.contentLimit) characters")
            }
            members["content"] = .string(NoteSanitizer.sanitized(text))
        }
        for parent in SimulatedAccount.parents {
            guard let value = sent[parent] else { continue }
            let isKnown = parent == "lead_id" ? value.stringValue != nil : value.integerValue != nil
            guard isKnown || value.isNull else { throw .badRequest("\(parent) is not valid") }
            members[parent] = value
        }
        try checkReferences(members, .notes, call)
        for (pin, _) in SimulatedAccount.pins {
            guard let value = sent["pinned_to_\(pin)_flag"] else { continue }
            guard value == 0 || value == 1 else { throw .badRequest("pinned_to_\(pin)_flag must be 0 or 1") }
            members["pinned_to_\(pin)_flag"] = .bool(value == 1)
        }
        if let author = sent["user_id"], !author.isNull {
            guard let id = author.integerValue else { throw .badRequest("user_id is not valid") }
            if call.user.isAdmin || id == call.user.id {
                try checkActiveUser(id, "user_id")
                members["user_id"] = author
            } else if behaviours.refusesForeignNoteAuthor {
                throw .notPermitted
            }
        }
        guard let time = sent["add_time"] else { return (members, nil) }
        guard let moment = time.stringValue.flatMap({ noteTime($0) }) else {
            throw .badRequest("add_time must have the form YYYY-MM-DD HH:MM:SS")
        }
        return (members, moment)
    }

    private func noteTime(_ text: String) -> Timestamp? {
        TimeText.parseSpaced(text) ?? (behaviours.refusesZonedNoteTime ? nil : TimeText.parseMoment(text))
    }

    private func checkPins(_ members: [String: JSON]) throws(Refusal) {
        for (pin, parent) in SimulatedAccount.pins.sorted(by: { $0.key < $1.key })
        where members["pinned_to_\(pin)_flag"] == true {
            guard members[parent].map({ !$0.isNull }) ?? false else {
                throw .badRequest("A note cannot be pinned to a \(pin) that it does not belong to.")
            }
        }
    }

    private func shownNote(_ note: StoredRecord, _ reader: SimulatedUser) -> JSON {
        var members: [String: JSON] = ["id": .integer(note.id), "active_flag": .bool(!note.isDeleted)]
        for member in ["content", "user_id", "last_update_user_id"] + SimulatedAccount.parents {
            members[member] = note.members[member] ?? .null
        }
        for pin in SimulatedAccount.pins.keys.sorted() + ["project", "task"] {
            members["pinned_to_\(pin)_flag"] = note.members["pinned_to_\(pin)_flag"] ?? false
        }
        members["add_time"] = .string(TimeText.spaced(note.addedAt))
        members["update_time"] = .string(TimeText.spaced(note.updatedAt))
        let lead: StoredRecord? = note.text("lead_id").flatMap { self.lead(withUuid: $0) }
        members["lead"] = lead.map { .object(["title": $0.members["title"] ?? .null]) } ?? .null
        members["deal"] = name(of: .deals, note.integer("deal_id"), "title")
        members["person"] = name(of: .persons, note.integer("person_id"), "name")
        members["organization"] = name(of: .organizations, note.integer("org_id"), "name")
        if let user = note.integer("user_id").flatMap({ users[$0] }) {
            members["user"] = [
                "email": .string(user.email), "name": .string(user.name), "icon_url": nil,
                "is_you": .bool(user.id == reader.id),
            ]
        }
        return .object(members)
    }

    private func name(of entity: SimulatedEntity, _ id: Int64?, _ member: String) -> JSON {
        guard let id, let record = record(entity, id) else { return .null }
        return .object([member: record.members[member] ?? .null])
    }
}
