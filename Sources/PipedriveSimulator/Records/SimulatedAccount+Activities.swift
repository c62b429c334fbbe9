import CanonicalJSON
import Migration

extension SimulatedAccount {
    mutating func completeNewActivity(_ body: inout CheckedBody, _ call: IncomingCall) throws(Refusal) {
        countSloppyMembers(&body)
        try linkParticipants(&body)
        let types = table(.activityTypes).ids.compactMap { liveRecord(.activityTypes, $0) }
        let type = body.members["type"]?.stringValue ?? types.first?.text("key_string") ?? ""
        guard let known = types.first(where: { $0.text("key_string") == type }) else {
            throw .validation("type: unknown activity type")
        }
        body.members["type"] = .string(type)
        body.members["subject"] = body.members["subject"] ?? known.members["name"]
        if behaviours.datesUndatedActivities, body.members["due_date"] == nil {
            body.members["due_date"] = .string(TimeText.date(call.now))
        }
        let defaults: [String: JSON] = [
            "owner_id": .integer(call.user.id), "creator_user_id": .integer(call.user.id), "done": false,
            "busy": false, "participants": [], "conference_meeting_client": nil,
        ]
        body.members.merge(defaults) { sent, _ in sent }
        keepOneParent(&body)
        if body.members["done"] == true { body.members["marked_as_done_time"] = .string(TimeText.moment(call.now)) }
    }

    mutating func completeChangedActivity(
        _ body: inout CheckedBody,
        _ old: StoredRecord,
        _ call: IncomingCall
    ) throws(Refusal) {
        countSloppyMembers(&body)
        try linkParticipants(&body)
        if let type = body.members["type"]?.stringValue, type != old.text("type") {
            let isKnown = table(.activityTypes).ids.contains {
                liveRecord(.activityTypes, $0)?.text("key_string") == type
            }
            guard isKnown else { throw .validation("type: unknown activity type") }
        }
        keepOneParent(&body)
        guard let isDone = body.members["done"]?.boolValue, isDone != old.isTrue("done") else { return }
        body.members["marked_as_done_time"] = isDone ? .string(TimeText.moment(call.now)) : .null
    }

    /// `person_id` is read-only in effect, and attendees can get mail: both are counted.
    private mutating func countSloppyMembers(_ body: inout CheckedBody) {
        if let person = body.members.removeValue(forKey: "person_id") {
            counters.activityPersonIds += 1
            if !behaviours.ignoresActivityPersonId, body.members["participants"] == nil {
                body.members["participants"] = [["person_id": person, "primary": true]]
            }
        }
        if body.members["attendees"]?.arrayValue?.isEmpty == false { counters.attendees += 1 }
    }

    /// The primary participant, else the first one, reads back as `person_id`.
    private func linkParticipants(_ body: inout CheckedBody) throws(Refusal) {
        guard let participants = body.members["participants"]?.arrayValue else { return }
        for participant in participants {
            guard let id = participant["person_id"]?.integerValue, liveRecord(.persons, id) != nil else {
                throw .validation("participants: person was not found")
            }
        }
        let primary = participants.first { $0["primary"] == true } ?? participants.first
        body.members["person_id"] = primary?["person_id"] ?? .null
    }

    /// One kind of parent only: a deal goes before a lead, a lead before a project.
    private func keepOneParent(_ body: inout CheckedBody) {
        let kinds = ["deal_id", "lead_id", "project_id"].filter { body.members[$0].map { !$0.isNull } ?? false }
        for member in kinds.dropFirst() { body.members[member] = .null }
    }
}
