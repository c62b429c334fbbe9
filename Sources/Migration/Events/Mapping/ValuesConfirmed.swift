package import CanonicalJSON

/// A person said yes to the value maps of one digest.
package struct ValuesConfirmed: EventPayload {
    package static let type = "values.confirmed"

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
