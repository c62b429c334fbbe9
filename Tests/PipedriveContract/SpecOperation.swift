import Yams

/// One method of one path.
struct SpecOperation: Sendable {
    struct Parameter: Sendable {
        var name: String
        var place: String
        var isRequired: Bool
        var schema: Schema
    }

    let costTokens: Int?
    let parameters: [Parameter]
    /// By content type.
    let bodies: [String: Schema]
    let needsBody: Bool
    /// By status; nil for an answer without a described form.
    let replies: [Int: Schema?]
    /// The names of the ways to say who calls.
    let security: Set<String>

    init(_ node: Node, shared: Node?) {
        costTokens = node["x-token-cost"]?.int
        parameters =
            ((shared?.sequence.map { Array($0) } ?? []) + (node["parameters"]?.sequence.map { Array($0) } ?? []))
            .compactMap { parameter in
                guard let name = parameter["name"]?.string, let place = parameter["in"]?.string,
                    let schema = parameter["schema"]
                else { return nil }
                return Parameter(
                    name: name,
                    place: place,
                    isRequired: parameter["required"]?.bool ?? false,
                    schema: Schema(schema)
                )
            }
        bodies = SpecOperation.schemas(node["requestBody"]?["content"]).compactMapValues { $0 }
        needsBody = node["requestBody"]?["required"]?.bool ?? false
        var replies: [Int: Schema?] = [:]
        for (status, reply) in node["responses"]?.mapping ?? [:] {
            guard let number = Int(status.scalar?.string ?? "") else { continue }
            let schemas = SpecOperation.schemas(reply["content"])
            replies[number] = .some(schemas["application/json"] ?? nil)
        }
        self.replies = replies
        security = Set(
            (node["security"]?.sequence ?? []).flatMap { entry in
                (entry.mapping ?? [:]).compactMap { $0.key.scalar?.string }
            }
        )
    }

    private static func schemas(_ content: Node?) -> [String: Schema?] {
        var schemas: [String: Schema?] = [:]
        for (type, description) in content?.mapping ?? [:] {
            if let type = type.scalar?.string { schemas[type] = .some(description["schema"].map { Schema($0) }) }
        }
        return schemas
    }
}
