package import CanonicalJSON

/// The document that a row names cannot be sent: it is not in the documents folder, or nobody can tell which it is.
package struct DocumentMissing: EventPayload {
    package static let type = "document.missing"

    package enum Reason: String, Sendable, Hashable, CaseIterable {
        case unnamed
        case notFound = "not-found"
        case ambiguous
        case empty
        case tooLarge = "too-large"
        case unreadable
    }

    /// The event that holds the row.
    package var row: UInt64
    package var reason: Reason

    package init(row: UInt64, reason: Reason) {
        self.row = row
        self.reason = reason
    }

    package var json: JSON { ["row": .sequence(row), "reason": .string(reason.rawValue)] }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        row = try reader.sequence("row")
        reason = try reader.choice("reason", Reason.self)
    }
}
