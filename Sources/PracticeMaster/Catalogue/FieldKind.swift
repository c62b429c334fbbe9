/// What the cells of a known column hold.
package enum FieldKind: String, Sendable, Hashable, CaseIterable {
    case text
    case memo
    case date
    case time
    case bool
    case money
    case decimal
    case integer
    case code
    case enumeration
    case clientID
    case contactKey
    case userID
    case timekeeper
    case email
    case path
    case `internal`
}
