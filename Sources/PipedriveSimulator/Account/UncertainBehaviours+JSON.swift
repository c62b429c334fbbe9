package import CanonicalJSON

extension UncertainBehaviours {
    /// Every switch under its name in configurations and fault files.
    private static var switches: [(name: String, path: WritableKeyPath<UncertainBehaviours, Bool>)] {
        [
            ("accepts_name_parts", \.acceptsNameParts),
            ("accepts_spaced_archive_time", \.acceptsSpacedArchiveTime),
            ("answers_empty_lists_with_null", \.answersEmptyListsWithNull),
            ("answers_new_lead_with_created", \.answersNewLeadWithCreated),
            ("charges_refused_requests", \.chargesRefusedRequests),
            ("clears_references_to_deleted", \.clearsReferencesToDeleted),
            ("counts_refusals_in_burst", \.countsRefusalsInBurst),
            ("dates_undated_activities", \.datesUndatedActivities),
            ("drops_unknown_members_on_create", \.dropsUnknownMembersOnCreate),
            ("geocodes_addresses", \.geocodesAddresses),
            ("hides_deleted_contacts", \.hidesDeletedContacts),
            ("hides_deleted_steps", \.hidesDeletedSteps),
            ("hides_invisible_records", \.hidesInvisibleRecords),
            ("hides_update_time_on_create", \.hidesUpdateTimeOnCreate),
            ("honours_deal_add_time", \.honoursDealAddTime),
            ("ignores_activity_person_id", \.ignoresActivityPersonId),
            ("lists_oldest_first", \.listsOldestFirst),
            ("misses_unknown_references", \.missesUnknownReferences),
            ("refuses_add_time_on_update", \.refusesAddTimeOnUpdate),
            ("refuses_archived_changes", \.refusesArchivedChanges),
            ("refuses_beyond_remainder", \.refusesBeyondRemainder),
            ("refuses_contact_sync_members", \.refusesContactSyncMembers),
            ("refuses_deal_in_empty_pipeline", \.refusesDealInEmptyPipeline),
            ("refuses_deleting_used_stage", \.refusesDeletingUsedStage),
            ("refuses_files_without_parent", \.refusesFilesWithoutParent),
            ("refuses_foreign_note_author", \.refusesForeignNoteAuthor),
            ("refuses_garbage_cursor", \.refusesGarbageCursor),
            ("refuses_inactive_users", \.refusesInactiveUsers),
            ("refuses_null_on_create", \.refusesNullOnCreate),
            ("refuses_repeated_participants", \.refusesRepeatedParticipants),
            ("refuses_second_delete", \.refusesSecondDelete),
            ("refuses_too_large_limit", \.refusesTooLargeLimit),
            ("refuses_too_many_ids", \.refusesTooManyIds),
            ("refuses_unknown_members_on_update", \.refusesUnknownMembersOnUpdate),
            ("refuses_unknown_nested_members", \.refusesUnknownNestedMembers),
            ("refuses_zoned_note_time", \.refusesZonedNoteTime),
            ("retires_old_routes", \.retiresOldRoutes),
            ("shows_deleted_activities", \.showsDeletedActivities),
            ("shows_search_window", \.showsSearchWindow),
        ]
    }

    /// The names of all switches, sorted.
    package static var names: [String] { switches.map(\.name) }

    /// The value of a switch by its name; nil for an unknown one, and nothing is set.
    package subscript(name: String) -> Bool? {
        get { UncertainBehaviours.switches.first { $0.name == name }.map { self[keyPath: $0.path] } }
        set {
            guard let newValue, let path = UncertainBehaviours.switches.first(where: { $0.name == name })?.path else {
                return
            }
            self[keyPath: path] = newValue
        }
    }

    package var json: JSON {
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
