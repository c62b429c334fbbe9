import CanonicalJSON

/// A user of the account; who has a token can call.
package struct SimulatedUser: Sendable, Hashable {
    package var id: Int64
    package var name: String
    package var email: String
    package var isActive: Bool
    package var isAdmin: Bool
    package var token: String?
    /// Sees only the records that it owns, whatever their visibility says.
    package var seesOnlyOwn: Bool
    /// The path of its visibility group: `litigation/trial` lies below `litigation`. Without one it is alone.
    package var group: String?

    package init(
        id: Int64,
        name: String,
        email: String,
        isActive: Bool = true,
        isAdmin: Bool = false,
        token: String? = nil,
        seesOnlyOwn: Bool = false,
        group: String? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.isActive = isActive
        self.isAdmin = isAdmin
        self.token = token
        self.seesOnlyOwn = seesOnlyOwn
        self.group = group
    }
}

extension SimulatedUser {
    /// A token that is left out is marked with `true`.
    func json(withToken: Bool) -> JSON {
        let mark = token.map { withToken ? JSON.string($0) : true } ?? .null
        return [
            "id": .integer(id), "name": .string(name), "email": .string(email), "active": .bool(isActive),
            "admin": .bool(isAdmin), "token": mark, "sees_only_own": .bool(seesOnlyOwn),
            "group": group.map(JSON.string) ?? .null,
        ]
    }

    init?(json: JSON) {
        guard let id = json["id"]?.integerValue, let name = json["name"]?.stringValue,
            let email = json["email"]?.stringValue
        else { return nil }
        self.init(
            id: id,
            name: name,
            email: email,
            isActive: json["active"]?.boolValue ?? true,
            isAdmin: json["admin"]?.boolValue ?? false,
            token: json["token"]?.stringValue,
            seesOnlyOwn: json["sees_only_own"]?.boolValue ?? false,
            group: json["group"]?.stringValue
        )
    }
}
