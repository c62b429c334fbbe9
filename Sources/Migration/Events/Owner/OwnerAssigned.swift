package import CanonicalJSON

/// A user id or timekeeper stands for one Pipedrive user.
package struct OwnerAssigned: EventPayload {
    package static let type = "owner.assigned"

    package var id: String
    package var email: String
    package var userID: Int64

    package init(id: String, email: String, userID: Int64) {
        self.id = id
        self.email = email
        self.userID = userID
    }

    package var json: JSON {
        [
            "id": .string(id),
            "email": .string(email),
            "user": .integer(userID),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        id = try reader.string("id")
        email = try reader.string("email")
        userID = try reader.integer("user")
    }
}
