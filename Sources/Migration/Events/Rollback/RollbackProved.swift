package import CanonicalJSON

/// Every touched record was read back, and the account was compared with what it was before.
package struct RollbackProved: EventPayload {
    package static let type = "rollback.proved"

    package var gone: Int
    package var restored: Int
    package var kept: Int
    package var remaining: [String]
    package var fingerprintBefore: String
    package var fingerprintAfter: String
    package var isEqual: Bool

    package init(
        gone: Int,
        restored: Int,
        kept: Int,
        remaining: [String],
        fingerprintBefore: String,
        fingerprintAfter: String,
        isEqual: Bool
    ) {
        self.gone = gone
        self.restored = restored
        self.kept = kept
        self.remaining = remaining
        self.fingerprintBefore = fingerprintBefore
        self.fingerprintAfter = fingerprintAfter
        self.isEqual = isEqual
    }

    package var json: JSON {
        [
            "gone": .int(gone),
            "restored": .int(restored),
            "kept": .int(kept),
            "remaining": .strings(remaining),
            "fingerprintBefore": .string(fingerprintBefore),
            "fingerprintAfter": .string(fingerprintAfter),
            "equal": .bool(isEqual),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        gone = try reader.int("gone")
        restored = try reader.int("restored")
        kept = try reader.int("kept")
        remaining = try reader.strings("remaining")
        fingerprintBefore = try reader.string("fingerprintBefore")
        fingerprintAfter = try reader.string("fingerprintAfter")
        isEqual = try reader.bool("equal")
    }
}
