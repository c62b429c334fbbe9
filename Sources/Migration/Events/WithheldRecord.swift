package import CanonicalJSON

/// A record that was not sent because a parent of it is not in the account.
package struct WithheldRecord: Sendable, Hashable {
    package var record: RecordReference
    package var parent: RecordReference

    package init(record: RecordReference, parent: RecordReference) {
        self.record = record
        self.parent = parent
    }

    package var json: JSON {
        [
            "entity": .string(record.entity.rawValue), "key": .string(record.key),
            "parentEntity": .string(parent.entity.rawValue), "parentKey": .string(parent.key),
        ]
    }
}

extension PayloadReader {
    package func withheldRecords(_ name: StaticString) throws(PayloadError) -> [WithheldRecord] {
        var records: [WithheldRecord] = []
        for element in try array(name) {
            let reader = try PayloadReader(type: name.description, json: element)
            records.append(
                WithheldRecord(
                    record: RecordReference(
                        try reader.choice("entity", TargetEntity.self),
                        try reader.string("key")
                    ),
                    parent: RecordReference(
                        try reader.choice("parentEntity", TargetEntity.self),
                        try reader.string("parentKey")
                    )
                )
            )
        }
        return records
    }
}
