/// Names one target record by its kind and source key, whether it exists in Pipedrive already or not.
package struct RecordReference: Sendable, Hashable, Comparable {
    package var entity: TargetEntity
    /// The source key: `CMCLIENT/110.01`, `CMRELATE/Jim Johnson`, `field/deal/Matter number`.
    package var key: String

    package init(_ entity: TargetEntity, _ key: String) {
        self.entity = entity
        self.key = key
    }

    package static func < (left: RecordReference, right: RecordReference) -> Bool {
        left.entity == right.entity
            ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8) : left.entity < right.entity
    }
}
