/// Finds out how many digits at the end of keys without a separator are the matter: `20001` is 200 and 01.
enum JoinedKeys {
    /// The number of digits by which matters of one client meet and those of different clients do not; nil in doubt.
    ///
    /// `clients` holds what the row of each key says about its client, folded; at least two clients must have several
    /// matters, and every matter of theirs must be explained.
    static func decimals(of keys: [String], clients: [String]) -> Int? {
        let digits = keys.map { Array(CellBlank.trimmed($0).utf8) }
        guard digits.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }) else { return nil }
        guard !clients.contains("") else { return nil }
        let several = Dictionary(grouping: clients, by: { $0 }).values.count { $0.count > 1 }
        guard several >= 2 else { return nil }
        return [2, 3, 1].first { width in
            guard digits.allSatisfy({ $0.count > width }) else { return false }
            let prefixes = digits.map { String(decoding: $0.dropLast(width), as: UTF8.self) }
            return isOneToOne(prefixes, clients)
        }
    }

    private static func isOneToOne(_ prefixes: [String], _ clients: [String]) -> Bool {
        var clientOf: [String: String] = [:]
        var prefixOf: [String: String] = [:]
        for (prefix, client) in zip(prefixes, clients) {
            if clientOf[prefix] ?? client != client || prefixOf[client] ?? prefix != prefix { return false }
            clientOf[prefix] = client
            prefixOf[client] = prefix
        }
        return true
    }
}
