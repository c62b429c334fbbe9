package import CanonicalJSON

/// A confirmation of the classification no longer holds.
package struct ClassificationRevoked: EventPayload {
    package static let type = "classification.revoked"

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
