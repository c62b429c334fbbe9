package import CanonicalJSON

/// The program takes one client or contact for a person or an organization.
package struct ClassificationProposed: EventPayload {
    package static let type = "classification.proposed"

    package var classification: Classification

    package init(classification: Classification) {
        self.classification = classification
    }

    package var json: JSON { classification.json }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        classification = try Classification(reading: reader)
    }
}
