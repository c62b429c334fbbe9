package import CanonicalJSON

/// Every record was compared with the account.
package struct ReconcileFinished: EventPayload {
    package static let type = "reconcile.finished"

    package var checked: Int
    package var missing: Int
    package var misaligned: Int
    package var extra: Int
    package var entities: JSON

    package init(checked: Int, missing: Int, misaligned: Int, extra: Int, entities: JSON) {
        self.checked = checked
        self.missing = missing
        self.misaligned = misaligned
        self.extra = extra
        self.entities = entities
    }

    package var json: JSON {
        [
            "checked": .int(checked),
            "missing": .int(missing),
            "misaligned": .int(misaligned),
            "extra": .int(extra),
            "entities": entities,
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        checked = try reader.int("checked")
        missing = try reader.int("missing")
        misaligned = try reader.int("misaligned")
        extra = try reader.int("extra")
        entities = try reader.json("entities")
    }
}
