package import CanonicalJSON

/// One choice of a list field with the id that the account gave it.
package struct FieldOption: Sendable, Hashable {
    package var id: Int64
    package var label: String

    package init(id: Int64, label: String) {
        self.id = id
        self.label = label
    }

    package var json: JSON { ["id": .integer(id), "label": .string(label)] }
}

extension PayloadReader {
    package func fieldOptions(_ name: StaticString) throws(PayloadError) -> [FieldOption] {
        var options: [FieldOption] = []
        for element in try array(name) {
            let reader = try PayloadReader(type: name.description, json: element)
            options.append(FieldOption(id: try reader.integer("id"), label: try reader.string("label")))
        }
        return options
    }
}
