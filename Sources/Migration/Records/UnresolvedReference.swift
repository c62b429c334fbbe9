/// A reference to a record that is not in the account.
package struct UnresolvedReference: Error, Sendable, Hashable {
    package var reference: RecordReference
}
