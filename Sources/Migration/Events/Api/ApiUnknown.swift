package import CanonicalJSON

/// No answer came, so nobody knows yet what became of a write.
package struct ApiUnknown: EventPayload {
    package static let type = "api.unknown"

    package var operation: Operation
    package var reason: String
    package var tokens: Int

    package init(operation: Operation, reason: String, tokens: Int) {
        self.operation = operation
        self.reason = reason
        self.tokens = tokens
    }

    package var json: JSON {
        [
            "op": .string(operation.rawValue),
            "reason": .string(reason),
            "tokens": .int(tokens),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        operation = try reader.choice("op", Operation.self)
        reason = try reader.string("reason")
        tokens = try reader.int("tokens")
    }
}
