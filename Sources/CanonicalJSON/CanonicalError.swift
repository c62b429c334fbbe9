/// Why bytes are not one canonical JSON value; positions count bytes from 0, and no content is quoted.
package enum CanonicalError: Error, Equatable, Sendable {
    case whiteSpace(at: Int)
    case memberOutOfOrder(at: Int)
    case repeatedMember(at: Int)
    /// A character that stands for itself was escaped, or one was escaped in another way than the shortest.
    case wrongEscape(at: Int)
    case bareControl(at: Int)
    /// A fraction, an exponent, a needless sign or zero, or an integer beyond 2^53 - 1.
    case wrongNumber(at: Int)
    case notUTF8(at: Int)
    case tooDeep(at: Int)
    case trailingBytes(at: Int)
    case unexpectedEnd(at: Int)
    case unexpectedByte(at: Int)
    /// More bytes than can be counted in 32 bits.
    case tooLong
}

extension CanonicalError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .whiteSpace(let at): "white space outside of a string at byte \(at)"
        case .memberOutOfOrder(let at): "a member out of order at byte \(at)"
        case .repeatedMember(let at): "a member that is repeated at byte \(at)"
        case .wrongEscape(let at): "a needless or wrong escape at byte \(at)"
        case .bareControl(let at): "a control character without an escape at byte \(at)"
        case .wrongNumber(let at): "a number that is no integer in its one form within 2^53 - 1 at byte \(at)"
        case .notUTF8(let at): "text that is not UTF-8 at byte \(at)"
        case .tooDeep(let at): "more than \(CanonicalText.deepest) levels at byte \(at)"
        case .trailingBytes(let at): "bytes after the value at byte \(at)"
        case .unexpectedEnd(let at): "an end too early at byte \(at)"
        case .unexpectedByte(let at): "an unexpected byte at byte \(at)"
        case .tooLong: "more than 2 GiB"
        }
    }
}
