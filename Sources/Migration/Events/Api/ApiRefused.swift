package import CanonicalJSON

/// Pipedrive refused a write; nothing changed there.
package struct ApiRefused: EventPayload {
    package static let type = "api.refused"

    package var operation: Operation
    package var status: Int
    package var code: String
    package var message: String
    package var tokens: Int

    package init(operation: Operation, status: Int, code: String, message: String, tokens: Int) {
        self.operation = operation
        self.status = status
        self.code = code
        self.message = message
        self.tokens = tokens
    }

    package var json: JSON {
        [
            "op": .string(operation.rawValue),
            "status": .int(status),
            "code": .string(code),
            "message": .string(message),
            "tokens": .int(tokens),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        operation = try reader.choice("op", Operation.self)
        status = try reader.int("status")
        code = try reader.string("code")
        message = try reader.string("message")
        tokens = try reader.int("tokens")
    }
}
