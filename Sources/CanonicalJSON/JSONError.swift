/// Why a text is no JSON value that we accept; positions count bytes from 0.
package enum JSONError: Error, Equatable, Sendable {
    case unexpectedEnd(at: Int)
    case unexpectedByte(at: Int)
    case duplicateMember(at: Int)
    case invalidText(at: Int)
    case tooDeep(at: Int)
    case trailingBytes(at: Int)
}

extension JSONError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unexpectedEnd(let at): "the JSON text ends too early, at byte \(at)"
        case .unexpectedByte(let at): "the JSON text has an unexpected byte at \(at)"
        case .duplicateMember(let at): "the JSON text repeats a member name at byte \(at)"
        case .invalidText(let at): "the JSON text holds an invalid string at byte \(at)"
        case .tooDeep(let at): "the JSON text is nested too deeply at byte \(at)"
        case .trailingBytes(let at): "the JSON text goes on after its end, at byte \(at)"
        }
    }
}
