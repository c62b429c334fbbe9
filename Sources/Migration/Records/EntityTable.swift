/// A value for some kinds of record, found by the kind's place in the order of kinds, without hashing.
///
/// It is public, and its bodies inlinable, so that read models of other targets use it specialised: a fold touches one
/// for every event, and looking generic types up would take several times what the work itself takes.
public struct EntityTable<Value> {
    @usableFromInline var slots = [Value?](repeating: nil, count: TargetEntity.allCases.count)

    @inlinable
    public init() {}

    @inlinable
    public subscript(_ entity: TargetEntity) -> Value? {
        get { slots[entity.order] }
        set { slots[entity.order] = newValue }
    }

    @inlinable
    public subscript(_ entity: TargetEntity, default fallback: @autoclosure () -> Value) -> Value {
        get { slots[entity.order] ?? fallback() }
        set { slots[entity.order] = newValue }
        _modify {
            var value = slots[entity.order] ?? fallback()
            slots[entity.order] = nil
            defer { slots[entity.order] = value }
            yield &value
        }
    }

    package var values: [Value] { slots.compactMap { $0 } }
}

extension EntityTable: Sendable where Value: Sendable {}
extension EntityTable: Equatable where Value: Equatable {}
extension EntityTable: Hashable where Value: Hashable {}

extension EntityTable: Sequence {
    /// The kinds with a value, in their order.
    @inlinable
    public func makeIterator() -> some IteratorProtocol<(key: TargetEntity, value: Value)> {
        TargetEntity.allCases.lazy.compactMap { entity in self[entity].map { (key: entity, value: $0) } }.makeIterator()
    }
}

extension EntityTable: ExpressibleByDictionaryLiteral {
    @inlinable
    public init(dictionaryLiteral elements: (TargetEntity, Value)...) {
        for (entity, value) in elements { self[entity] = value }
    }
}
