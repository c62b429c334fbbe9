/// How Pipedrive's API names, routes and prices each kind of record.
///
/// Version 2 wherever it exists, version 1 only where nothing else does; retired routes never.
package enum WireForm {
    /// The collection's path; a custom field's collection depends on the entity that its key names.
    package static func collection(of reference: RecordReference) -> String {
        switch reference.entity {
        case .organization: "/api/v2/organizations"
        case .person: "/api/v2/persons"
        case .deal: "/api/v2/deals"
        case .activity: "/api/v2/activities"
        case .pipeline: "/api/v2/pipelines"
        case .stage: "/api/v2/stages"
        case .note: "/api/v1/notes"
        case .lead: "/api/v1/leads"
        case .file: "/api/v1/files"
        case .activityType: "/api/v1/activityTypes"
        case .field: fieldCollection(of: FieldKey(reference.key)?.entity ?? .deal)
        }
    }

    package static func fieldCollection(of entity: TargetEntity) -> String {
        switch entity {
        case .organization: "/api/v2/organizationFields"
        case .person: "/api/v2/personFields"
        default: "/api/v2/dealFields"
        }
    }

    package static func path(of reference: RecordReference, id: String) -> String {
        "\(collection(of: reference))/\(id)"
    }

    package static func createCall(_ reference: RecordReference, body: String) -> ApiCall {
        ApiCall(.post, collection(of: reference), body: body)
    }

    package static func updateCall(_ reference: RecordReference, id: String, body: String) -> ApiCall {
        let method: ApiCall.Method =
            switch reference.entity {
            case .note, .activityType, .file: .put
            default: .patch
            }
        return ApiCall(method, path(of: reference, id: id), body: body)
    }

    package static func deleteCall(_ reference: RecordReference, id: String) -> ApiCall {
        ApiCall(.delete, path(of: reference, id: id))
    }

    /// Reads one record; activity types have no such route and are listed instead.
    package static func readCall(_ reference: RecordReference, id: String) -> ApiCall {
        reference.entity == .activityType
            ? ApiCall(.get, collection(of: reference)) : ApiCall(.get, path(of: reference, id: id))
    }

    /// Whether lists come in pages by cursor (version 2) rather than by offset.
    package static func usesCursor(_ entity: TargetEntity) -> Bool {
        switch entity {
        case .note, .lead, .file, .activityType: false
        default: true
        }
    }
}
