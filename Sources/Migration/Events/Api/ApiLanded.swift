package import CanonicalJSON

/// Pipedrive took a write.
///
/// A class like the intent that it answers: nearly all of what follows the rows is these two.
package final class ApiLanded: EventPayload {
    package static let type = "api.landed"

    package let operation: Operation
    package let id: String
    package let tokens: Int
    package let image: ImageDigest
    package let options: [FieldOption]
    package let keyString: String?

    package init(
        operation: Operation,
        id: String,
        tokens: Int,
        image: ImageDigest,
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
            "image": .string(image.text),
            "options": .array(options.map { $0.json }),
            "keyString": keyString.map { .string($0) },
        ])
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        operation = try reader.choice("op", Operation.self)
        id = try reader.string("id")
        tokens = try reader.int("tokens")
        image = try reader.image("image")
        options = try reader.fieldOptions("options")
        keyString = reader.optionalString("keyString")
    }

    package static func == (left: ApiLanded, right: ApiLanded) -> Bool {
        left.operation == right.operation && left.id == right.id && left.tokens == right.tokens
            && left.image == right.image && left.options == right.options && left.keyString == right.keyString
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(operation)
        hasher.combine(id)
        hasher.combine(tokens)
        hasher.combine(image)
        hasher.combine(options)
        hasher.combine(keyString)
    }
}
