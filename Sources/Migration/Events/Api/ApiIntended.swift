package import CanonicalJSON

/// A write is about to be sent; durable before it leaves.
///
/// A class, because folds hold it until its outcome is known: each holds one reference to the same memory.
package final class ApiIntended: EventPayload {
    package static let type = "api.intended"

    package let operation: Operation
    package let method: String
    package let entity: TargetEntity
    package let key: String
    package let id: String?
    package let undoes: UInt64?
    private let request: StoredRequest

    package var reference: RecordReference { RecordReference(entity, key) }

    package var path: String { request.path }

    package var body: String? { request.body }

    /// What the body of a Deal states as its value, the rest of which is not built.
    package var money: (amount: String?, currency: String?) { request.money }

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
        self.entity = entity
        self.key = key
        self.id = id
        self.undoes = undoes
        request = StoredRequest(path: path, body: body)
    }

    package var json: JSON {
        .members([
            "op": .string(operation.rawValue),
            "method": .string(method),
            "path": .string(path),
            "entity": .string(entity.rawValue),
            "key": .string(key),
            "id": id.map { .string($0) },
            "body": body.map { .string($0) },
            "undoes": undoes.map { .sequence($0) },
        ])
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        operation = try reader.choice("op", Operation.self)
        method = try reader.string("method")
        entity = try reader.choice("entity", TargetEntity.self)
        key = try reader.string("key")
        id = reader.optionalString("id")
        undoes = reader.optionalInteger("undoes").flatMap { UInt64(exactly: $0) }
        request = try reader.request(path: "path", body: "body")
    }

    package static func == (left: ApiIntended, right: ApiIntended) -> Bool {
        left.operation == right.operation && left.method == right.method && left.entity == right.entity
            && left.key == right.key && left.id == right.id && left.undoes == right.undoes
            && left.request == right.request
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(operation)
        hasher.combine(method)
        hasher.combine(entity)
        hasher.combine(key)
        hasher.combine(id)
        hasher.combine(undoes)
        hasher.combine(request)
    }
}
