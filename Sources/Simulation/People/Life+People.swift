import CanonicalJSON
import Migration

/// Other people work in the account at the same time.
extension Life {
    /// Records of theirs that were there before: contacts, a stage with the name of one of ours, a field.
    mutating func makeExistingRecords() {
        guard scenario.script == nil || !scenario.isTiny else { return }
        make(.organization, ["name": "Birchwood Supply"])
        make(.person, ["name": "Nora Finch"])
        make(.deal, ["title": "Their own deal"])
        let pipeline = make(.pipeline, ["name": "Matters"])
        make(.stage, ["name": "Open", "pipeline_id": pipeline])
        make(.field, ["field_name": "Area", "field_type": "varchar"])
    }

    /// One thing that somebody does now.
    mutating func letPeopleAct() {
        guard !scenario.deeds.isEmpty else { return }
        let deed = fate.chance.pick(scenario.deeds)
        let own = account.liveOwn(at: now).filter { $0.reference.entity >= .organization }
        guard !own.isEmpty else { return }
        let record = fate.chance.pick(own)
        deedCount += 1
        note { _ in "somebody \(deed.rawValue): \(record.path)" }
        switch deed {
        case .editsWhatWeWrote: edit(record, writtenByUs: true)
        case .editsSomethingElse: edit(record, writtenByUs: false)
        case .deletes: watchingOwn { $0.act(ApiCall(.delete, record.path)) }
        case .archives:
            guard record.reference.entity == .deal || record.reference.entity == .lead else { return }
            change(record, ["is_archived": true])
        case .mergesAway: merge(record, intoTheirs: true)
        case .mergesIn: merge(record, intoTheirs: false)
        case .hangsOn: hang(on: record)
        case .makesNamesake: makeNamesake(of: record)
        case .usesFoundation: useFoundation()
        }
    }

    @discardableResult
    private mutating func act(_ call: ApiCall) -> JSON? {
        guard let reply = account.act(call, at: now), case .done(let data, _) = ReplyContent(reply) else { return nil }
        return data
    }

    @discardableResult
    private mutating func make(_ entity: TargetEntity, _ members: JSON) -> JSON {
        let reference = RecordReference(entity, entity == .field ? FieldKey(entity: .deal, name: "").reference.key : "")
        let data = act(WireForm.createCall(reference, body: members.canonicalText))
        return data?["id"] ?? .null
    }

    private mutating func change(_ record: OwnRecord, _ members: JSON) {
        let before = account.content(of: record, at: now).map(RecordImage.content)
        _ = act(WireForm.updateCall(record.reference, id: record.id, body: members.canonicalText))
        let after = account.content(of: record, at: now).map(RecordImage.content)
        touch(record.path, before, after)
    }

    /// Remembers that people changed a record, if they did, and which members of it.
    private mutating func touch(_ path: String, _ before: JSON?, _ after: JSON?) {
        guard before != after else { return }
        var members: Set<String>?
        if let before = before?.objectValue, let after = after?.objectValue {
            members = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
        }
        account.touch(path, step: steps, members: members)
    }

    private mutating func edit(_ record: OwnRecord, writtenByUs: Bool) {
        let text = JSON.string("changed by hand at \(steps)")
        let members: JSON =
            switch (record.reference.entity, writtenByUs) {
            case (.organization, true), (.person, true): ["name": text]
            case (.organization, false): ["website": .string("https://example.com/\(steps)")]
            case (.person, false): ["phones": [["value": .string("555 \(steps)")]]]
            case (.deal, true), (.lead, true): ["title": text]
            case (.deal, false): ["expected_close_date": "2027-01-31"]
            case (.lead, false): ["expected_close_date": "2027-01-31"]
            case (.note, true):
                ["content": .string("<p>changed at \(steps)</p>" + Marker.line(for: record.reference.key))]
            case (.note, false): ["pinned_to_deal_flag": 1]
            case (.activity, true): ["subject": text]
            case (.file, true): ["name": .string("changed by hand at \(steps).pdf")]
            case (.file, false): ["description": text]
            case (.activity, false): ["location": ["value": "Room 5"]]
            default: [:]
            }
        change(record, members)
    }

    /// Whatever people do to one record may change others: those that refer to it.
    private mutating func watchingOwn(_ body: (inout Life) -> Void) {
        let before = contentsOfOwn()
        body(&self)
        let after = contentsOfOwn()
        for path in before.keys.sorted() { touch(path, before[path], after[path]) }
    }

    private mutating func merge(_ record: OwnRecord, intoTheirs: Bool) {
        let theirs: JSON
        switch record.reference.entity {
        case .organization: theirs = make(.organization, ["name": "Theirs", "website": "https://theirs.example"])
        case .person: theirs = make(.person, ["name": "Their Person", "phones": [["value": "555 1"]]])
        case .deal: theirs = make(.deal, ["title": "Theirs", "probability": 40])
        default: return
        }
        guard let their = theirs.integerValue, let own = Int64(record.id) else { return }
        let collection = WireForm.collection(of: record.reference).split(separator: "/").last ?? ""
        let (loser, winner) = intoTheirs ? (own, their) : (their, own)
        let body: JSON = ["merge_with_id": .integer(winner)]
        watchingOwn {
            $0.act(ApiCall(.put, "/api/v1/\(collection)/\(loser)/merge", body: body.canonicalText))
        }
        // Whoever looks for our source key finds it in theirs from now on.
        if intoTheirs { account.noteMerged(record, into: String(their), step: steps) }
    }

    private mutating func hang(on record: OwnRecord) {
        guard let id = Int64(record.id) else { return }
        switch record.reference.entity {
        case .organization: make(.person, ["name": "Their Clerk", "org_id": .integer(id)])
        case .person: make(.deal, ["title": "Their deal with our client", "person_id": .integer(id)])
        case .deal: make(.note, ["content": "<p>their note</p>", "deal_id": .integer(id)])
        default: break
        }
    }

    private mutating func makeNamesake(of record: OwnRecord) {
        let content = account.content(of: record, at: now) ?? .null
        switch record.reference.entity {
        case .organization, .person: make(record.reference.entity, ["name": content["name"] ?? "Nobody"])
        case .deal: make(.deal, ["title": content["title"] ?? "Nothing"])
        default: break
        }
    }

    private mutating func useFoundation() {
        let foundations = account.liveOwn(at: now).filter { $0.reference.entity < .organization }
        guard !foundations.isEmpty else { return }
        let foundation = fate.chance.pick(foundations)
        switch foundation.reference.entity {
        case .stage: make(.deal, ["title": "In your stage", "stage_id": .integer(Int64(foundation.id) ?? 0)])
        case .field where foundation.reference == FieldKey.sourceKey(of: .person).reference:
            make(.person, ["name": "With a key", "custom_fields": .object([foundation.id: .string("their own key")])])
        case .activityType:
            let key = account.content(of: foundation, at: now)?["key_string"] ?? "call"
            make(.activity, ["subject": "Theirs", "type": key, "due_date": "2026-12-01"])
        default: break
        }
    }

    /// The lasting content of every live record of ours, by path.
    mutating func contentsOfOwn() -> [String: JSON] {
        var contents: [String: JSON] = [:]
        for path in account.ownPaths {
            guard let record = account.own[path], !record.isDeletedByUs,
                let content = account.content(of: record, at: now)
            else { continue }
            contents[path] = RecordImage.content(of: content)
        }
        return contents
    }
}
