import CanonicalJSON
import Migration

extension SimulatedAccount {
    mutating func leadLabels(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        let colors = [
            "blue", "brown", "dark-gray", "gray", "green", "orange", "pink", "purple", "red", "yellow",
        ]
        if call.method == .get {
            return SimulatedAccount.success(
                .array(table(.leadLabels).ids.compactMap { liveRecord(.leadLabels, $0) }.map { shownLabel($0) })
            )
        }
        if call.method == .post {
            let sent = try call.members()
            guard let name = sent["name"]?.stringValue, !name.isEmpty, let color = sent["color"]?.stringValue,
                colors.contains(color)
            else { throw .badRequest("\"name\" and a known \"color\" are required") }
            let uuid = generator.uuidText()
            let label = insert(
                .leadLabels,
                ["id": .string(uuid), "name": .string(name), "color": .string(color)],
                at: call.now
            )
            return SimulatedAccount.success(shownLabel(label))
        }
        let ids = table(.leadLabels).ids(where: "id", is: .string(call.segments[1])) ?? []
        guard var label = ids.compactMap({ liveRecord(.leadLabels, $0) }).first else {
            throw .notFound("requested lead label not found")
        }
        if call.method == .delete {
            markDeleted(.leadLabels, label.id, at: call.now)
            return SimulatedAccount.success(["id": label.members["id"] ?? .null])
        }
        let sent = try call.members()
        for member in ["name", "color"] { label.members[member] = sent[member] ?? label.members[member] }
        replace(.leadLabels, label, at: call.now)
        return SimulatedAccount.success(shownLabel(label))
    }

    private func shownLabel(_ label: StoredRecord) -> JSON {
        var members = label.members
        members["add_time"] = .string(TimeText.preciseMoment(label.addedAt))
        members["update_time"] = .string(TimeText.preciseMoment(label.updatedAt))
        return .object(members)
    }
}
