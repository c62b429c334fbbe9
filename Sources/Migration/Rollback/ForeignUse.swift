package import CanonicalJSON

/// Finds what people have hung on migrated records: such records stay when a rollback comes.
package struct ForeignUse: Sendable {
    /// Records of ours that something foreign refers to, with one sentence each.
    package private(set) var uses: [RecordReference: String] = [:]

    private let links: RecordLinks

    package init(crosswalk: Crosswalk) { links = RecordLinks(crosswalk: crosswalk) }

    /// Takes one record of a list in.
    package mutating func note(_ record: JSON, entity: TargetEntity) {
        guard let id = ReplyContent.id(in: record, entity: entity), ReplyContent.isLive(record),
            !links.isOwn(id, entity: entity), let members = record.objectValue
        else { return }
        for reference in links.references(in: members, entity: entity) where uses[reference] == nil {
            uses[reference] = "\(entity.rawValue) \(id), which is not of this migration, refers to it"
        }
    }
}
