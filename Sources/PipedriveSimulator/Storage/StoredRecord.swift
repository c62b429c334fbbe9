import CanonicalJSON
import Migration

/// One record as the account keeps it: only what is set, numbers and times in their plain forms.
struct StoredRecord: Sendable, Equatable {
    let id: Int64
    var members: [String: JSON]
    /// Values by field code; codes of deleted fields may linger and are never shown.
    var customFields: [String: JSON] = [:]
    var addedAt: Timestamp
    var updatedAt: Timestamp
    var isDeleted = false

    init(id: Int64, members: [String: JSON], at time: Timestamp) {
        self.id = id
        self.members = members
        addedAt = time
        updatedAt = time
    }

    /// Sets values by field code; null takes one away.
    mutating func setCustomFields(_ values: [String: JSON]) {
        customFields.merge(values) { _, new in new }
        customFields = customFields.filter { !$0.value.isNull }
    }

    func integer(_ member: String) -> Int64? { members[member]?.integerValue }
    func text(_ member: String) -> String? { members[member]?.stringValue }
    func isTrue(_ member: String) -> Bool { members[member]?.boolValue ?? false }
}
