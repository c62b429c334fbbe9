import Migration

/// A record that a call of ours made in the account, and who had their hands on it since.
struct OwnRecord: Sendable {
    let reference: RecordReference
    let id: String
    /// The size of the ledger when it was made.
    let madeAtSize: UInt64
    /// The members that its create sent; everything else in it the account has filled in.
    var sentMembers: Set<String> = []
    /// The step at which people last changed, deleted or merged it; nil never.
    var touchedAt: Int?
    /// Which members they changed, as far as a later write of ours may have covered them; nil when that is not known.
    var touchedMembers: Set<String>? = []
    /// The last touch before we first saw it, in members that we did not send: no reading can show it.
    var unseenTouch: Int?
    /// The step at which a reading of it was last answered to us.
    var readAt: Int?
    var isDeletedByUs = false

    var path: String { WireForm.path(of: reference, id: id) }
}
