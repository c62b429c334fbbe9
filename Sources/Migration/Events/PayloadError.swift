import CanonicalJSON

/// Why a payload of the ledger does not read as its type says.
package enum PayloadError: Error, Sendable, Hashable {
    case notAnObject(type: String)
    case member(type: String, name: String)
    case unknownType(String)
    case unknownVersion(type: String, version: Int)
    case notJSON(type: String)
    /// Every ledger begins with what it is about.
    case wrongFirst(type: String)
}

extension PayloadError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAnObject(let type): "the payload of \(type) is no JSON object"
        case .member(let type, let name): "the payload of \(type) lacks a proper member \(name)"
        case .unknownType(let type): "the event type \(type) is unknown to this program: a newer one wrote it"
        case .unknownVersion(let type, let version):
            "version \(version) of \(type) is unknown to this program: a newer one wrote it"
        case .notJSON(let type): "the payload of \(type) is no JSON"
        case .wrongFirst(let type): "\(type) stands where ledger.opened must stand"
        }
    }
}
