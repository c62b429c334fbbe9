/// The values that one target record shall have: what mapping makes of source records.
package struct DesiredRecord: Sendable, Hashable {
    package var reference: RecordReference
    package var fields: [DesiredField]
    /// Parents that must exist before this record is sent; a record whose parent failed is not sent.
    package var parents: [RecordReference]
    /// The rows it was made of, as sequence numbers of their events, ascending.
    package var rowSequences: [UInt64]
    /// What this record shows to a sample: `stage:Open`, `owner:GWB`, `rule:CMCLIENT.Desc`, sorted.
    package var traits: [String]

    package init(
        _ reference: RecordReference,
        fields: [DesiredField],
        parents: [RecordReference] = [],
        rowSequences: [UInt64] = [],
        traits: [String] = []
    ) {
        self.reference = reference
        self.fields = fields
        self.parents = parents
        self.rowSequences = rowSequences
        self.traits = traits
    }
}
