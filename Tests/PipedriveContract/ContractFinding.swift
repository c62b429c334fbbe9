/// One difference between what travelled and what the description says.
package struct ContractFinding: Sendable, Hashable, Comparable {
    package var fault: ContractFault
    /// `GET v2/deals/{id}`.
    package var operation: String
    /// `v2/deals`.
    package var collection: String
    /// `reply`, `body`, `query` or `path`.
    package var part: String
    /// The member without the envelope and without positions in lists: `address/country`.
    package var member: String

    package static func < (left: ContractFinding, right: ContractFinding) -> Bool {
        left.description < right.description
    }
}

extension ContractFinding: CustomStringConvertible {
    package var description: String { "\(operation): \(part) \(member): \(fault.rawValue)" }
}
