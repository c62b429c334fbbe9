package import CanonicalJSON

/// A user id or timekeeper of the firm with what is known about it.
package struct OwnerProposed: EventPayload {
    package static let type = "owner.proposed"

    package var id: String
    package var name: String?
    package var email: String?
    package var rows: Int
    package var userID: Int64?
    package var reason: String

    package init(id: String, name: String?, email: String?, rows: Int, userID: Int64?, reason: String) {
        self.id = id
        self.name = name
        self.email = email
        self.rows = rows
        self.userID = userID
        self.reason = reason
    }

    package var json: JSON {
        .members([
            "id": .string(id),
            "name": name.map { .string($0) },
            "email": email.map { .string($0) },
            "rows": .int(rows),
            "user": userID.map { .integer($0) },
            "reason": .string(reason),
        ])
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        id = try reader.string("id")
        name = reader.optionalString("name")
        email = reader.optionalString("email")
        rows = try reader.int("rows")
        userID = reader.optionalInteger("user")
        reason = try reader.string("reason")
    }
}
