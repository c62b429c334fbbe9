/// The fields of one entity in the order of their creation; a deleted one is gone for good.
struct FieldCatalogue: Sendable {
    private(set) var fields: [SimulatedField]
    private var positions: [String: Int] = [:]
    private(set) var customCodes: [String] = []

    init(_ fields: [SimulatedField]) {
        self.fields = fields
        number()
    }

    subscript(code: String) -> SimulatedField? { positions[code].map { fields[$0] } }

    mutating func append(_ field: SimulatedField) {
        fields.append(field)
        number()
    }

    mutating func replace(_ field: SimulatedField) {
        guard let position = positions[field.code] else { return }
        fields[position] = field
    }

    mutating func remove(code: String) {
        guard let position = positions[code] else { return }
        fields.remove(at: position)
        number()
    }

    private mutating func number() {
        positions = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.code, $0) })
        customCodes = fields.filter(\.isCustom).map(\.code)
    }
}
