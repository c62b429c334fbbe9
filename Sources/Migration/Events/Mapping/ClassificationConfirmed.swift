package import CanonicalJSON

/// A person said yes to the classification of one digest.
package struct ClassificationConfirmed: EventPayload {
    package static let type = "classification.confirmed"

    package var digest: String

    package init(digest: String) {
        self.digest = digest
    }

    package var json: JSON {
        [
            "digest": .string(digest)
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        digest = try reader.string("digest")
    }
}
