/// What one cell says, read as a certain kind of value.
package enum CellReading<Value> {
    /// Nothing, or one of the ways to write nothing.
    case blank
    case value(Value)
    /// Text that is no such value; it is kept as it is.
    case unreadable(CellFault)

    package var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    package var isBlank: Bool {
        if case .blank = self { true } else { false }
    }
}

extension CellReading: Sendable where Value: Sendable {}
extension CellReading: Equatable where Value: Equatable {}
extension CellReading: Hashable where Value: Hashable {}
