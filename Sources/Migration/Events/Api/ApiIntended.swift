package import CanonicalJSON

/// A write is about to be sent; durable before it leaves.
package struct ApiIntended: EventPayload {
    package static let type = "api.intended"

    package var operation: Operation
    package var method: String
    package var path: String
    package var entity: TargetEntity
    package var key: String
    package var id: String?
    let storedBody: StoredValue?
    package var undoes: UInt64?

    package var body: String? { storedBody?.text }

    /// What the body of a Deal states as its value, the rest of which is not built.
    package var money: (amount: String?, currency: String?) { storedBody?.moneyInText ?? (nil, nil) }

    package init(
        operation: Operation,
        method: String,
        path: String,
        entity: TargetEntity,
        key: String,
        id: String?,
        body: String?,
        undoes: UInt64?
    ) {
        self.operation = operation
        self.method = method
        self.path = path
        self.entity = entity
        self.key = key
        self.id = id
        storedBody = body.map { StoredValue(.string($0)) }
        self.undoes = undoes
    }

    package var json: JSON {
        .members([
            "op": .string(operation.rawValue),
            "method": .string(method),
            "path": .string(path),
            "entity": .string(entity.rawValue),
            "key": .string(key),
            "id": id.map { .string($0) },
            "body": storedBody?.json,
            "undoes": undoes.map { .sequence($0) },
        ])
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        operation = try reader.choice("op", Operation.self)
        method = try reader.string("method")
        path = try reader.string("path")
        entity = try reader.choice("entity", TargetEntity.self)
        key = try reader.string("key")
        id = reader.optionalString("id")
        storedBody = reader.optionalStoredString("body")
        undoes = reader.optionalInteger("undoes").flatMap { UInt64(exactly: $0) }
    }
}
