import CanonicalJSON

/// A user of the Pipedrive account; a deactivated one cannot be given anything new.
package struct AccountUser: Sendable, Hashable {
    package var id: Int64
    package var name: String
    package var email: String
    package var isActive: Bool

    init?(_ data: JSON) {
        guard let id = data["id"]?.integerValue, let email = data["email"]?.stringValue else { return nil }
        self.id = id
        self.email = email.lowercased()
        name = data["name"]?.stringValue ?? ""
        isActive = data["active_flag"]?.boolValue ?? true
    }
}
