package import CanonicalJSON

/// A setting of the migration took a new value.
package struct SettingChanged: EventPayload {
    package static let type = "setting.changed"

    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    package var json: JSON {
        [
            "name": .string(name),
            "value": .string(value),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        name = try reader.string("name")
        value = try reader.string("value")
    }
}
