/// Finds contacts by what other rows call them: the key, the name, and `Last, First` for `First Last`.
struct ContactIndex: Sendable {
    private var byExactKey: [String: Int] = [:]
    private var byKey: [String: [Int]] = [:]
    private var byName: [String: [Int]] = [:]

    init(contacts: [Contact]) {
        for (position, contact) in contacts.enumerated() {
            let exact = String(contact.key.drop { $0 != "/" }.dropFirst())
            if byExactKey[exact] == nil { byExactKey[exact] = position }
            ContactIndex.append(position, to: &byKey, Cell.contactKey(exact))
            ContactIndex.append(position, to: &byName, Cell.contactKey(contact.name))
            let given = "\(contact.firstName) \(contact.lastName)"
            ContactIndex.append(position, to: &byName, Cell.contactKey(given))
        }
    }

    /// The contact that a cell names; a key wins over a name, and several candidates are no answer.
    func link(_ text: String) -> ContactLink {
        if text.isEmpty { return .none }
        if let exact = byExactKey[text] { return .found(exact) }
        let key = Cell.contactKey(text)
        if key.isEmpty { return .none }
        for table in [byKey, byName] {
            guard let candidates = table[key] else { continue }
            if candidates.count == 1 { return .found(candidates[0]) }
            return .unresolved(name: text, isAmbiguous: true)
        }
        return .unresolved(name: text, isAmbiguous: false)
    }

    /// Groups of contacts under one normalised name, each in file order.
    func duplicates() -> [[Int]] {
        byName.values.filter { $0.count > 1 }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func append(_ position: Int, to table: inout [String: [Int]], _ key: String) {
        if key.isEmpty || table[key]?.last == position { return }
        table[key, default: []].append(position)
    }
}
