package import CanonicalJSON

/// The values of a record before a write overwrites them.
package struct ApiRead: EventPayload {
    package static let type = "api.read"

    package var entity: TargetEntity
    package var id: String
    package var image: ImageDigest
    package var body: String
    package var tokens: Int

    package init(entity: TargetEntity, id: String, image: ImageDigest, body: String, tokens: Int) {
        self.entity = entity
        self.id = id
        self.image = image
        self.body = body
        self.tokens = tokens
    }

    package var json: JSON {
        [
            "entity": .string(entity.rawValue),
            "id": .string(id),
            "image": .string(image.text),
            "body": .string(body),
            "tokens": .int(tokens),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        entity = try reader.choice("entity", TargetEntity.self)
        id = try reader.string("id")
        image = try reader.image("image")
        body = try reader.string("body")
        tokens = try reader.int("tokens")
    }
}
