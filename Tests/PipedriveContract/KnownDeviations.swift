/// The paragraphs that the reasons name are those of API.md beside the description.
extension Deviation {
    /// Every difference between the description and the answers that were seen of the real service.
    package static let ofReplies = statuses + envelopes + recordedMembers + unsetMembers + emptyAnswers

    /// Every difference between the description and requests that the real service takes.
    package static let ofRequests = [
        Deviation(.unknownMember, "v1/leads", ["{key}"], "8c: leads take custom fields at the root, by their keys")
    ]

    private static let statuses = ["v1/notes", "v1/files"].map { collection in
        Deviation(.unknownStatus, collection, ["201"], "4: creates are described with 200 and answer 201")
    }

    private static let envelopes =
        [Deviation(.unknownMember, "v1/leads", ["additional_data/pagination"], "4: drawn flat, nested like the rest")]
        + ["v1/deals", "v1/organizationRelationships", "v1/leadFields", "v1/noteFields", "v1/activityFields"].map {
            Deviation(
                .unknownMember,
                $0,
                ["additional_data/pagination"],
                "12: v1 lists nest it, and so do the description's own examples"
            )
        }
        + [
            "v2/deals", "v2/persons", "v2/organizations", "v2/activities", "v2/pipelines", "v2/stages", "v2/leads",
            "v2/itemSearch",
        ].map { Deviation(.isNull, $0, ["additional_data/next_cursor"], "4 and 12: null on the last page") }

    private static let recordedMembers = [
        Deviation(
            .unknownMember,
            "v2/deals",
            ["creator_user_id", "archive_time", "local_close_date", "local_lost_date", "local_won_date"],
            "4b: the members of a deal as recorded"
        ),
        Deviation(.unknownMember, "v2/organizations", ["picture_id"], "5: reads add it"),
        Deviation(.unknownMember, "v1/leads", ["archive_time"], "4b: the members of a lead as recorded"),
        Deviation(.unknownMember, "v1/leads", ["{key}"], "8c: custom fields that are set stand at the root"),
        Deviation(
            .unknownMember,
            "v1/notes",
            ["pinned_to_lead_flag", "lead"],
            "4b: the members of a note as recorded"
        ),
        Deviation(.unknownMember, "v1/files", ["file_type"], "8e: in the description's example and in answers"),
        Deviation(.wrongFormat, "v1/activityTypes", ["add_time", "update_time"], "1: v1 times have a blank"),
    ]

    private static let addressParts = [
        "country", "admin_area_level_1", "admin_area_level_2", "locality", "sublocality", "route", "street_number",
        "subpremise", "postal_code",
    ]

    private static let unsetMembers = [
        Deviation(
            .isNull,
            "v2/deals",
            [
                "person_id", "org_id", "stage_change_time", "won_time", "lost_time", "expected_close_date",
            ],
            "4b: what is not set reads null"
        ),
        Deviation(.isNull, "v2/persons", ["org_id", "last_name", "picture_id"], "4b: what is not set reads null"),
        Deviation(.isNull, "v2/organizations", ["address"], "5: an address that is not set reads null"),
        Deviation(
            .isNull,
            "v2/organizations",
            addressParts.map { "address/\($0)" },
            "5: the parts of an address that were not sent are null"
        ),
        Deviation(
            .isNull,
            "v2/activities",
            addressParts.map { "location/\($0)" },
            "5: the parts of an address that were not sent are null"
        ),
        Deviation(
            .isNull,
            "v2/activities",
            [
                "deal_id", "lead_id", "person_id", "org_id", "project_id", "due_time", "duration", "location", "note",
                "marked_as_done_time", "public_description", "priority", "conference_meeting_client",
                "conference_meeting_url", "conference_meeting_id",
            ],
            "4b and 8a: what is not set reads null in v2"
        ),
        Deviation(
            .isNull,
            "v1/notes",
            [
                "deal", "deal_id", "person", "person_id", "organization", "org_id", "lead_id", "last_update_user_id",
            ],
            "4b and 8d: parents that a note does not have, and who changed it before anybody did"
        ),
        Deviation(.isNull, "v1/notes", ["user/icon_url"], "4b: a user without a picture, as users are described"),
    ]

    private static let emptyAnswers =
        ["v2/deals", "v2/persons", "v2/organizations", "v2/activities", "v2/pipelines", "v2/stages"].map {
            Deviation(.isNull, $0, ["update_time"], "7 and behaviour 22: the answer to a create may lack it")
        }
        + ["v2/deals", "v2/persons", "v2/organizations"].map {
            Deviation(.isNull, $0, ["custom_fields"], "10c: null while the account has no custom field")
        }
        + ["v1/notes", "v1/files", "v1/deals", "v1/leads"].map {
            Deviation(.isNull, $0, ["data"], "4: an empty v1 list may be null")
        }
}
