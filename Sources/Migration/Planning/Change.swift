package import CanonicalJSON

/// One write that a run is to do to one target record.
package struct Change: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        case create(DesiredRecord)
        /// Only the members that differ.
        case update(id: String, members: [String: JSON])
        /// An update whose members are known once a record that it refers to has landed.
        case revise(id: String, DesiredRecord)
        case delete(id: String)
    }

    package var reference: RecordReference
    package var content: Content
    /// The intent whose effect this change takes back.
    package var undoes: UInt64?
    /// What the record has to look like for the change to be safe: the digest of its last image by us.
    package var expectedImage: ImageDigest?
    /// What our own writes gave the record, to name what somebody else changed.
    package var writtenMembers: [String: JSON]
    /// Records of ours that this one needs for as long as it stays: its parents, its fields, its stage.
    package var holds: [RecordReference]
    /// Members that this change should set back to empty and that Pipedrive cannot.
    package var irreversible: [String]

    package init(
        reference: RecordReference,
        content: Content,
        undoes: UInt64? = nil,
        expectedImage: ImageDigest? = nil,
        writtenMembers: [String: JSON] = [:],
        holds: [RecordReference] = [],
        irreversible: [String] = []
    ) {
        self.reference = reference
        self.content = content
        self.undoes = undoes
        self.expectedImage = expectedImage
        self.writtenMembers = writtenMembers
        self.holds = holds
        self.irreversible = irreversible
    }

    package var operation: Operation {
        switch content {
        case .create: .create
        case .update, .revise: .update
        case .delete: .delete
        }
    }

    /// Tokens for the write itself and, where there is one, the read before it.
    package var costTokens: Int {
        switch content {
        case .create: TokenPrice.tokens(of: WireForm.createCall(reference, body: ""))
        case .update(let id, _), .revise(let id, _):
            TokenPrice.tokens(of: WireForm.updateCall(reference, id: id, body: ""))
                + TokenPrice.tokens(of: WireForm.readCall(reference, id: id))
        case .delete(let id):
            TokenPrice.tokens(of: WireForm.deleteCall(reference, id: id))
                + TokenPrice.tokens(of: WireForm.readCall(reference, id: id))
        }
    }
}
