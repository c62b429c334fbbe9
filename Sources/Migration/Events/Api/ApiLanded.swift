package import CanonicalJSON

/// Pipedrive took a write.
package struct ApiLanded: EventPayload {
    package static let type = "api.landed"

    package var operation: Operation
    package var id: String
    package var tokens: Int
    package var image: String
    package var options: [FieldOption]
    package var keyString: String?

    package init(
        operation: Operation,
        id: String,
        tokens: Int,
        image: String,
        options: [FieldOption],
        keyString: String?
    ) {
        self.operation = operation
        self.id = id
        self.tokens = tokens
        self.image = image
        self.options = options
        self.keyString = keyString
    }

    package var json: JSON {
        .members([
            "op": .string(operation.rawValue),
            "id": .string(id),
            "tokens": .int(tokens),
            "image": .string(image),
            "options": .array(options.map { $0.json }),
            "keyString": keyString.map { .string($0) },
        ])
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        operation = try reader.choice("op", Operation.self)
        id = try reader.string("id")
        tokens = try reader.int("tokens")
        image = try reader.string("image")
        options = try reader.fieldOptions("options")
        keyString = reader.optionalString("keyString")
    }
}
