import CanonicalJSON

/// The steps that turn old payloads into the newest form of their type.
///
/// Stored events are never rewritten, so a step runs whenever an old event is read. It may use nothing but the payload,
/// and it stays for as long as a ledger of that version may exist.
enum Upcasts {
    /// From one version of a payload's members to the next.
    typealias Step = @Sendable (_ members: [String: JSON]) -> [String: JSON]

    /// By type: the step from version 1 to 2, then from 2 to 3, and so on.
    static let steps: [String: [Step]] = [
        RowRejected.type: [RowRejected.secondVersion],
        // The members are the same; what is new is a name that older readers do not know.
        FileRegistered.type: [{ $0 }],
    ]

    /// The payload in its newest form; a version that nobody has written yet is refused.
    static func newest(of type: String, version: Int, _ json: JSON) throws(PayloadError) -> JSON {
        let steps = steps[type, default: []]
        guard (1...(steps.count + 1)).contains(version) else { throw .unknownVersion(type: type, version: version) }
        guard version <= steps.count, case .object(var members) = json else { return json }
        for step in steps[(version - 1)...] { members = step(members) }
        return .object(members)
    }
}
