/// What kind of values a column holds, judged by the values alone.
package enum InferredType: String, Sendable, Hashable, CaseIterable {
    case empty
    case boolean
    case date
    case time
    case integer
    case decimal
    case money
    case email
    case phone
    case url
    case text
    case longtext
}
