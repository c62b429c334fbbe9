/// What nobody has seen for sure of the real Pipedrive; every default is the variant that is harder on the client.
package struct UncertainBehaviours: Sendable, Hashable {
    // Routes and records that a caller should not count on.

    /// The v1 routes of records that have a v2 answer 410; else they still serve.
    package var retiresOldRoutes = true
    /// A record that the caller may not see answers 404; else 403.
    package var hidesInvisibleRecords = true
    /// Ids that do not exist answer 404 instead of 400.
    package var missesUnknownReferences = false
    /// Users who left are refused as owners and authors with 403; else they are taken.
    package var refusesInactiveUsers = true

    // Bodies.

    /// POST drops a member that the schema does not know without a word; else it refuses it.
    package var dropsUnknownMembersOnCreate = true
    /// PATCH refuses a member that the schema does not know; else it drops it.
    package var refusesUnknownMembersOnUpdate = true
    /// PATCH refuses `add_time`; else it drops it.
    package var refusesAddTimeOnUpdate = true
    /// Parts of addresses, mails and phones that the schema does not know are refused; else they are dropped.
    package var refusesUnknownNestedMembers = true
    /// POST refuses null for a member that cannot be cleared; else null counts as left out.
    package var refusesNullOnCreate = true
    /// `first_name` and `last_name` are taken although the schema lacks them; else they are unknown members.
    package var acceptsNameParts = true
    /// 403 for contact-sync members while contact sync is off; else they are dropped.
    package var refusesContactSyncMembers = true
    package var honoursDealAddTime = false
    /// `archive_time` may also be written with a blank.
    package var acceptsSpacedArchiveTime = true
    package var refusesDealInEmptyPipeline = true
    /// The `person_id` of an activity body is dropped; else it makes the person the primary participant.
    package var ignoresActivityPersonId = true
    package var refusesRepeatedParticipants = true
    /// An activity without due date gets today's.
    package var datesUndatedActivities = true
    /// 403 when somebody who is no admin names the author of a note; else the author is ignored.
    package var refusesForeignNoteAuthor = true
    /// The time of a note is refused in the form of v2.
    package var refusesZonedNoteTime = true
    package var refusesFilesWithoutParent = true

    // Answers.

    /// The answer to a create shows no update time yet; later reads do.
    package var hidesUpdateTimeOnCreate = true
    /// A new lead is answered with 201; else with 200.
    package var answersNewLeadWithCreated = true
    /// The parts of an address are filled in a minute after it was written.
    package var geocodesAddresses = false
    /// An empty v1 list has null for data; else an empty list.
    package var answersEmptyListsWithNull = true
    /// v1 lists without `sort` begin with the lowest id; else with the highest.
    package var listsOldestFirst = true
    package var refusesGarbageCursor = true
    package var refusesTooManyIds = true
    package var refusesTooLargeLimit = true

    // Deleting and archiving.

    package var refusesArchivedChanges = true
    /// The children of a deleted parent lose their reference to it.
    package var clearsReferencesToDeleted = false
    package var refusesDeletingUsedStage = true
    /// Deleted persons and organizations answer 404; else they are shown as deleted.
    package var hidesDeletedContacts = true
    /// Deleted pipelines and stages answer 404; else they are shown as deleted.
    package var hidesDeletedSteps = true
    /// Deleted activities are shown as deleted; else they answer 404.
    package var showsDeletedActivities = true
    /// The second DELETE of a note or lead answers 404; else the first answer again.
    package var refusesSecondDelete = true

    // Limits.

    /// A request that costs more than what is left is refused and charged nothing; else it empties the budget.
    package var refusesBeyondRemainder = true
    /// Requests that are refused as invalid cost their price; else nothing.
    package var chargesRefusedRequests = true
    package var countsRefusalsInBurst = true
    /// Answers to searches show the window of searches; else that of all requests.
    package var showsSearchWindow = true

    package init() {}
}
