/// Which lists of the account hold the records of a kind.
package enum AccountLists {
    /// Every list that has to be read to see all live records of that kind.
    package static func paths(of entity: TargetEntity) -> [String] {
        switch entity {
        case .field: TargetEntity.withCustomFields.map { WireForm.fieldCollection(of: $0) }
        default: paths(of: RecordReference(entity, ""))
        }
    }

    /// Every list in which that record can stand; archived ones are missing from the usual list.
    package static func paths(of reference: RecordReference) -> [String] {
        let usual = WireForm.collection(of: reference)
        return switch reference.entity {
        case .deal, .lead: [usual, "\(usual)/archived"]
        default: [usual]
        }
    }
}
