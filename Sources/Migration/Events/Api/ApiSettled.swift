package import CanonicalJSON

/// Reading the account told what became of a write without an answer.
package struct ApiSettled: EventPayload {
    package static let type = "api.settled"

    package var operation: Operation
    package var verdict: Verdict
    package var id: String?
    package var tokens: Int
    package var image: ImageDigest
    package var options: [FieldOption]
    package var keyString: String?

    package init(
        operation: Operation,
        verdict: Verdict,
        id: String?,
        tokens: Int,
        image: ImageDigest,
        options: [FieldOption],
        keyString: String?
    ) {
        self.operation = operation
        self.verdict = verdict
        self.id = id
        self.tokens = tokens
        self.image = image
        self.options = options
        self.keyString = keyString
    }

    package var json: JSON {
        .members([
            "op": .string(operation.rawValue),
            "verdict": .string(verdict.rawValue),
            "id": id.map { .string($0) },
            "tokens": .int(tokens),
            "image": .string(image.text),
            "options": .array(options.map { $0.json }),
            "keyString": keyString.map { .string($0) },
        ])
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        operation = try reader.choice("op", Operation.self)
        verdict = try reader.choice("verdict", Verdict.self)
        id = reader.optionalString("id")
        tokens = try reader.int("tokens")
        image = try reader.image("image")
        options = try reader.fieldOptions("options")
        keyString = reader.optionalString("keyString")
    }
}
