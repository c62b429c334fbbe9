/// Why a description of faults is not taken.
package enum FaultFileError: Error, Equatable, Sendable {
    case noMembers
    case unknownName(String, among: [String])
    case notARate(name: String)
    case tooManyFaults(total: Int)
    case wrongValue(name: String, expected: String)
}

extension FaultFileError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noMembers: "it is no JSON object; it looks like {\"seed\":1,\"rates\":{\"drop_after\":100}}"
        case .unknownName(let name, let known): "'\(name)' is not known; take \(known.joined(separator: ", "))"
        case .notARate(let name): "'\(name)' must be a whole number from 0 to 10,000: so many in 10,000 requests"
        case .tooManyFaults(let total): "the rates add up to \(total); at most 10,000 of 10,000 requests can go wrong"
        case .wrongValue(let name, let expected): "'\(name)' must be \(expected)"
        }
    }
}
