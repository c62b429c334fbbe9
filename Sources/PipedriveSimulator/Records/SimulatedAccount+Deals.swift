import CanonicalJSON
import Migration

extension SimulatedAccount {
    mutating func completeNewDeal(_ body: inout CheckedBody, _ call: IncomingCall) throws(Refusal) {
        guard body.members["is_deleted"]?.boolValue != true else {
            throw .validation("is_deleted: a deal cannot be created deleted")
        }
        body.members["is_deleted"] = nil
        try placeInPipeline(&body, nil)
        let defaults: [String: JSON] = [
            "owner_id": .integer(call.user.id), "creator_user_id": .integer(call.user.id), "value": 0,
            "currency": .string(configuration.defaultCurrency), "status": "open", "label_ids": [],
            "visible_to": .integer(configuration.plan.companyWideVisibility), "is_archived": false, "origin": "API",
        ]
        body.members.merge(defaults) { sent, _ in sent }
        try checkCurrency(body)
        try settleStatus(&body, nil, call)
        settleArchive(&body, call)
    }

    func completeChangedDeal(
        _ body: inout CheckedBody,
        _ old: StoredRecord,
        _ call: IncomingCall
    ) throws(Refusal) {
        if old.isTrue("is_archived"), body.members["is_archived"]?.boolValue != false,
            behaviours.refusesArchivedChanges
        {
            throw .badRequest("An archived deal cannot be changed; unarchive it first.")
        }
        guard body.members["is_deleted"]?.boolValue != true else {
            throw .validation("is_deleted: use DELETE to delete a deal")
        }
        body.members["is_deleted"] = nil
        if body.members["stage_id"] != nil || body.members["pipeline_id"] != nil {
            try placeInPipeline(&body, old)
            if body.members["stage_id"] != old.members["stage_id"] {
                body.members["stage_change_time"] = .string(TimeText.moment(call.now))
            }
        }
        try checkCurrency(body)
        try settleStatus(&body, old, call)
        settleArchive(&body, call)
    }

    /// The stage decides the pipeline; a pipeline alone means its first stage.
    private func placeInPipeline(_ body: inout CheckedBody, _ old: StoredRecord?) throws(Refusal) {
        if let stage = body.members["stage_id"]?.integerValue {
            body.members["pipeline_id"] = record(.stages, stage)?.members["pipeline_id"] ?? .null
            return
        }
        if let old, body.members["pipeline_id"] == old.members["pipeline_id"] {
            body.members["stage_id"] = old.members["stage_id"]
            return
        }
        let pipelines = table(.pipelines).ids.compactMap { liveRecord(.pipelines, $0) }
        let first = pipelines.min { ($0.integer("order_nr") ?? 0, $0.id) < ($1.integer("order_nr") ?? 0, $1.id) }
        guard let pipeline = body.members["pipeline_id"] ?? first.map({ .integer($0.id) }) else {
            throw .badRequest("The account has no pipeline.")
        }
        let stages = (table(.stages).ids(where: "pipeline_id", is: pipeline) ?? [])
            .compactMap { liveRecord(.stages, $0) }
            .sorted { ($0.integer("order_nr") ?? 0, $0.id) < ($1.integer("order_nr") ?? 0, $1.id) }
        guard !stages.isEmpty || !behaviours.refusesDealInEmptyPipeline else {
            throw .validation("pipeline_id: the pipeline has no stages")
        }
        body.members["pipeline_id"] = pipeline
        body.members["stage_id"] = stages.first.map { .integer($0.id) } ?? .null
    }

    private func checkCurrency(_ body: CheckedBody) throws(Refusal) {
        guard let currency = body.members["currency"]?.stringValue else { return }
        guard configuration.currencies.contains(currency) else {
            throw .validation("currency: unknown currency code")
        }
    }

    /// Closing times go with the matching status only; what is left out is now.
    private func settleStatus(
        _ body: inout CheckedBody,
        _ old: StoredRecord?,
        _ call: IncomingCall
    ) throws(Refusal) {
        let oldStatus = old?.text("status") ?? "open"
        let status = body.members["status"]?.stringValue ?? oldStatus
        let allowed: [String: Set<String>] = [
            "won_time": ["won"], "lost_time": ["lost"], "lost_reason": ["lost"], "close_time": ["won", "lost"],
        ]
        for (member, statuses) in allowed.sorted(by: { $0.key < $1.key }) {
            guard let value = body.members[member], !value.isNull, !statuses.contains(status) else { continue }
            throw .validation("\(member): is not allowed when the status is \(status)")
        }
        let now = JSON.string(TimeText.moment(call.now))
        let hasChanged = status != oldStatus
        let closing = status == "won" ? "won_time" : "lost_time"
        if status == "open" {
            guard hasChanged else { return }
            for member in ["won_time", "lost_time", "close_time"] { body.members[member] = .null }
        } else if hasChanged {
            body.members[closing] = body.members[closing] ?? body.members["close_time"] ?? now
            body.members["close_time"] = body.members["close_time"] ?? body.members[closing]
            body.members[status == "won" ? "lost_time" : "won_time"] = .null
        }
        for (time, date) in [
            ("won_time", "local_won_date"), ("lost_time", "local_lost_date"), ("close_time", "local_close_date"),
        ] {
            guard let value = body.members[time] else { continue }
            body.members[date] = value.stringValue.map { .string(String($0.prefix(10))) } ?? .null
        }
    }

    private func settleArchive(_ body: inout CheckedBody, _ call: IncomingCall) {
        switch body.members["is_archived"]?.boolValue {
        case true?:
            body.members["archive_time"] =
                body.members["archive_time"] ?? .string(TimeText.moment(call.now))
        case false?: body.members["archive_time"] = .null
        case nil: break
        }
    }
}
