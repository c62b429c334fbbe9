/// How a record stood when it was read before an update.
struct BeforeImage: Sendable, Hashable {
    /// The digest of its lasting content.
    var image: ImageDigest
    /// The values of the members that the update writes, as JSON.
    var body: String
}
