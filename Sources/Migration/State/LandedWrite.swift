/// A write that took effect, in the order of its intent: what a rollback undoes.
package struct LandedWrite: Sendable, Hashable {
    package var intent: UInt64
    package var reference: RecordReference
    package var operation: Operation
    package var id: String
    package var undoes: UInt64?
    package var beforeImage: UInt64?
}
