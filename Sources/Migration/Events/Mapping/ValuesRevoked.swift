package import CanonicalJSON

/// A confirmation of value maps no longer holds.
package struct ValuesRevoked: EventPayload {
    package static let type = "values.revoked"

    package var digest: String
    package var reason: String

    package init(digest: String, reason: String) {
        self.digest = digest
        self.reason = reason
    }

    package var json: JSON {
        [
            "digest": .string(digest),
            "reason": .string(reason),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        digest = try reader.string("digest")
        reason = try reader.string("reason")
    }
}
