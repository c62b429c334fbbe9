package import CanonicalJSON

/// A person chose another target for one value.
package struct ValuesAmended: EventPayload {
    package static let type = "values.amended"

    package var kind: ValueMap.Kind
    package var value: String
    package var target: String

    package init(kind: ValueMap.Kind, value: String, target: String) {
        self.kind = kind
        self.value = value
        self.target = target
    }

    package var json: JSON {
        [
            "map": .string(kind.rawValue),
            "value": .string(value),
            "target": .string(target),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        kind = try reader.choice("map", ValueMap.Kind.self)
        value = try reader.string("value")
        target = try reader.string("target")
    }
}
