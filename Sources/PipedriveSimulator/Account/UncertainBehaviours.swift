import CanonicalJSON

/// What nobody has seen for sure of the real Pipedrive; every default is the variant that is harder on the client.
package struct UncertainBehaviours: Sendable, Hashable {
    /// PATCH refuses a member that the schema does not know; POST drops it silently in any case.
    package var refusesUnknownMembersOnUpdate = true
    /// The parts of an address are filled in a minute after it was written.
    package var geocodesAddresses = false
    /// 403 for contact-sync members while contact sync is off; else they are dropped.
    package var refusesContactSyncMembers = true
    package var honoursDealAddTime = false
    /// 403 when somebody who is no admin names the author of a note; else the author is ignored.
    package var refusesForeignNoteAuthor = true
    /// The children of a deleted parent lose their reference to it.
    package var clearsReferencesToDeleted = false
    package var refusesDealInEmptyPipeline = true
    package var refusesDeletingUsedStage = true
    package var refusesGarbageCursor = true
    package var refusesTooManyIds = true
    package var refusesTooLargeLimit = true
    /// An activity without due date gets today's.
    package var datesUndatedActivities = true
    /// The answer to a create shows no update time yet; later reads do.
    package var hidesUpdateTimeOnCreate = true

    package init() {}
}

extension UncertainBehaviours {
    private static var switches: [(name: String, path: WritableKeyPath<UncertainBehaviours, Bool>)] {
        [
            ("clears_references_to_deleted", \.clearsReferencesToDeleted),
            ("dates_undated_activities", \.datesUndatedActivities),
            ("geocodes_addresses", \.geocodesAddresses),
            ("hides_update_time_on_create", \.hidesUpdateTimeOnCreate),
            ("honours_deal_add_time", \.honoursDealAddTime),
            ("refuses_contact_sync_members", \.refusesContactSyncMembers),
            ("refuses_deal_in_empty_pipeline", \.refusesDealInEmptyPipeline),
            ("refuses_deleting_used_stage", \.refusesDeletingUsedStage),
            ("refuses_foreign_note_author", \.refusesForeignNoteAuthor),
            ("refuses_garbage_cursor", \.refusesGarbageCursor),
            ("refuses_too_large_limit", \.refusesTooLargeLimit),
            ("refuses_too_many_ids", \.refusesTooManyIds),
            ("refuses_unknown_members_on_update", \.refusesUnknownMembersOnUpdate),
        ]
    }

    var json: JSON {
        var members: [String: JSON] = [:]
        for (name, path) in UncertainBehaviours.switches { members[name] = .bool(self[keyPath: path]) }
        return .object(members)
    }

    init(json: JSON) {
        for (name, path) in UncertainBehaviours.switches {
            if let value = json[name]?.boolValue { self[keyPath: path] = value }
        }
    }
}
