/// A value for some kinds of record, found by the kind's place in the order of kinds, without hashing.
package struct EntityTable<Value> {
    private var slots = [Value?](repeating: nil, count: TargetEntity.allCases.count)

    package init() {}

    package subscript(_ entity: TargetEntity) -> Value? {
        get { slots[entity.order] }
        set { slots[entity.order] = newValue }
    }

    package subscript(_ entity: TargetEntity, default fallback: @autoclosure () -> Value) -> Value {
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
    package func makeIterator() -> some IteratorProtocol<(key: TargetEntity, value: Value)> {
        TargetEntity.allCases.lazy.compactMap { entity in self[entity].map { (key: entity, value: $0) } }.makeIterator()
    }
}

extension EntityTable: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (TargetEntity, Value)...) {
        for (entity, value) in elements { self[entity] = value }
    }
}
