import CanonicalJSON
import Migration

/// Which activity type each calendar code becomes, and the types that must be created for it.
struct ActivityTypes {
    /// The types that every account has.
    static let defaults = ["call", "meeting", "task", "deadline", "email", "lunch"]
    static let creationPrefix = "new:"

    private let map: ValueMap?
    private var byFoldedCode: [String: String] = [:]
    /// Names of types to create.
    private(set) var used: Set<String> = []

    init(decisions: MappingDecisions) {
        map = decisions.valueMaps[.calendarCode]
        for entry in map?.entries ?? [] { byFoldedCode[entry.value.uppercased()] = entry.target }
    }

    /// The type of a code; nil where the value map has none.
    func value(of code: String) -> (value: DesiredValue, name: String)? {
        guard let target = map?.target(of: code) ?? byFoldedCode[code.uppercased()] else { return nil }
        let text = Cell.trimmed(target)
        guard text.lowercased().hasPrefix(ActivityTypes.creationPrefix) else {
            return (.literal(.string(text.lowercased())), text.lowercased())
        }
        let name = Cell.trimmed(String(text.dropFirst(ActivityTypes.creationPrefix.count)))
        return (.activityTypeKey(ActivityTypes.reference(name)), name)
    }

    mutating func use(_ value: DesiredValue, _ name: String) {
        if case .activityTypeKey = value { used.insert(name) }
    }

    static func reference(_ name: String) -> RecordReference { RecordReference(.activityType, "activityType/\(name)") }

    var records: [DesiredRecord] {
        used.sorted().map { name in
            var draft = Draft(.activityType, ActivityTypes.reference(name).key)
            draft.set("name", .string(name))
            draft.set("icon_key", .string(ActivityTypes.icon(of: name)))
            return draft.record
        }
    }

    /// A picture out of Pipedrive's closed list.
    private static func icon(of name: String) -> String {
        let folded = name.lowercased()
        let words: [(String, String)] = [
            ("hearing", "suitcase"), ("trial", "suitcase"), ("court", "suitcase"), ("depo", "sound"), ("call", "call"),
            ("phone", "call"), ("mail", "email"), ("meet", "meeting"), ("conference", "meeting"), ("lunch", "lunch"),
            ("travel", "plane"), ("vacation", "car"), ("deadline", "deadline"), ("statute", "bell"),
            ("due", "deadline"),
            ("remind", "bell"), ("file", "document"), ("review", "search"), ("sign", "brush"), ("closing", "finish"),
        ]
        return words.first { folded.contains($0.0) }?.1 ?? "calendar"
    }
}
