import Yams

/// What the description says of one value: the part of JSON Schema that its two files use.
struct Schema: Sendable {
    enum Kind: String { case string, integer, number, boolean, object, array }

    private(set) var kind: Kind?
    private(set) var isNullable = false
    private(set) var choices: [String]?
    private(set) var format: String?
    private(set) var required: Set<String> = []
    private(set) var members: [String: Schema] = [:]
    /// Whether members that are not named may stand there.
    private(set) var isOpen = false
    private(set) var items: [Schema] = []
    private(set) var alternatives: [Schema] = []
    private(set) var maximumLength: Int?
    private(set) var minimumLength: Int?
    private(set) var maximumItems: Int?
    private(set) var maximum: Int?
    private(set) var minimum: Int?
    private(set) var minimumMembers: Int?

    init(_ node: Node) {
        kind = node["type"]?.string.flatMap(Kind.init(rawValue:))
        isNullable = node["nullable"]?.bool ?? false
        choices = node["enum"]?.sequence.map { $0.map { $0.scalar?.string ?? "" } }
        format = node["format"]?.string
        required = Set((node["required"]?.sequence ?? []).compactMap(\.string))
        for (name, member) in node["properties"]?.mapping ?? [:] {
            if let name = name.scalar?.string { members[name] = Schema(member) }
        }
        let additional = node["additionalProperties"]
        isOpen = additional != nil && additional?.bool != false
        if kind == .object, members.isEmpty, additional == nil, node["allOf"] == nil { isOpen = true }
        if let node = node["items"] { items = [Schema(node)] }
        alternatives = ["oneOf", "anyOf"].flatMap { node[$0]?.sequence?.map { Schema($0) } ?? [] }
        maximumLength = node["maxLength"]?.int
        minimumLength = node["minLength"]?.int
        maximumItems = node["maxItems"]?.int
        maximum = node["maximum"]?.int
        minimum = node["minimum"]?.int
        minimumMembers = node["minProperties"]?.int
        for part in node["allOf"]?.sequence ?? [] { merge(Schema(part)) }
        if kind == nil, !members.isEmpty { kind = .object }
    }

    /// All parts of `allOf` hold at once, so they are read as one.
    private mutating func merge(_ other: Schema) {
        kind = kind ?? other.kind
        isNullable = isNullable || other.isNullable
        choices = choices ?? other.choices
        format = format ?? other.format
        required.formUnion(other.required)
        isOpen = isOpen || other.isOpen && other.members.isEmpty && !other.items.isEmpty
        for (name, member) in other.members {
            guard var known = members[name] else {
                members[name] = member
                continue
            }
            known.merge(member)
            members[name] = known
        }
        items = items.isEmpty ? other.items : items
        alternatives += other.alternatives
        maximumLength = maximumLength ?? other.maximumLength
        minimumLength = minimumLength ?? other.minimumLength
        maximumItems = maximumItems ?? other.maximumItems
    }
}
