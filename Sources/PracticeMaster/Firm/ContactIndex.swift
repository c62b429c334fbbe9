/// Finds contacts by what other rows call them: the key, the name, and `Last, First` for `First Last`.
struct ContactIndex: Sendable {
    private var byExactKey: [String: Int] = [:]
    private var byKey: [String: [Int]] = [:]
    private var byName: [String: [Int]] = [:]
    private var byLooseName: [String: [Int]] = [:]

    init(contacts: [Contact]) {
        for (position, contact) in contacts.enumerated() {
            let exact = String(contact.key.drop { $0 != "/" }.dropFirst())
            if byExactKey[exact] == nil { byExactKey[exact] = position }
            ContactIndex.append(position, to: &byKey, Cell.contactKey(exact))
            ContactIndex.append(position, to: &byName, Cell.contactKey(contact.name))
            let given = "\(contact.firstName) \(contact.lastName)"
            ContactIndex.append(position, to: &byName, Cell.contactKey(given))
            if CellBlank.isPlaceholder(contact.name) { continue }
            ContactIndex.append(position, to: &byLooseName, LooseName(contact.name).folded)
        }
    }

    /// The contact that a cell names; a key wins over a name, several candidates are no answer, `TBD` names nobody.
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
        if CellBlank.isPlaceholder(text) { return .none }
        return .unresolved(name: text, isAmbiguous: false)
    }

    /// Groups of contacts that may be one, by loose name, each in file order.
    func duplicates() -> [[Int]] {
        byLooseName.values.filter { $0.count > 1 }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func append(_ position: Int, to table: inout [String: [Int]], _ key: String) {
        if key.isEmpty || table[key]?.last == position { return }
        table[key, default: []].append(position)
    }
}
