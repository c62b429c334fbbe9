import CanonicalJSON
import Migration

/// A v2 body after validation: members in their stored forms, custom fields apart.
struct CheckedBody {
    var members: [String: JSON]
    /// Values to set; null clears.
    var customFields: [String: JSON]
    var addTime: Timestamp?
}
