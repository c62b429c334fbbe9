package import CanonicalJSON

/// The Pipedrive user who takes what no other owner does.
package struct OwnerFallback: EventPayload {
    package static let type = "owner.fallback"

    package var email: String
    package var userID: Int64

    package init(email: String, userID: Int64) {
        self.email = email
        self.userID = userID
    }

    package var json: JSON {
        [
            "email": .string(email),
            "user": .integer(userID),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        email = try reader.string("email")
        userID = try reader.integer("user")
    }
}
