package import Migration

/// Finds the known columns of a file behind Field IDs, screen labels, synonyms and other spellings of them.
package enum HeaderMatcher {
    /// Lower case; every run of anything but letters and digits is one underscore, none at the ends.
    package static func normalised(_ name: String) -> String {
        var result: [UInt8] = []
        var pending = false
        for byte in name.lowercased().utf8 {
            let isWord =
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte >= 0x80
            if !isWord {
                pending = !result.isEmpty
                continue
            }
            if pending { result.append(UInt8(ascii: "_")) }
            pending = false
            result.append(byte)
        }
        return String(
            decoding: result.starts(with: [0xEF, 0xBB, 0xBF]) ? result.dropFirst(3) : result[...],
            as: UTF8.self
        )
    }

    /// Matches a header against one file; repeated labels go to the vendor's columns in vendor order.
    package static func match(_ header: [String], file: SourceFile) -> HeaderMatch {
        let names = header.map(normalised)
        let table = HeaderNames.table(of: file)
        let idCount = names.count { table.fieldIDs[$0] != nil }
        let labelCount = names.count { table.labels[$0] != nil }
        let style: HeaderStyle = idCount == 0 && labelCount == 0 ? .unknown : idCount >= labelCount ? .fieldID : .label
        var matches = [String?](repeating: nil, count: names.count)
        var taken: Set<String> = []
        func claim(_ column: Int, _ candidates: [String]) {
            guard matches[column] == nil, let free = candidates.first(where: { !taken.contains($0) }) else { return }
            matches[column] = free
            taken.insert(free)
        }
        func claimFieldIDs() {
            for (column, name) in names.enumerated() { if let id = table.fieldIDs[name] { claim(column, [id]) } }
        }
        func claimLabels() {
            for (column, name) in names.enumerated() {
                let known = table.labels[name] ?? []
                let isRepeated = known.count < names.count { $0 == name }
                claim(column, isRepeated ? table.repeatedLabels[name] ?? [] : known)
            }
        }
        if style == .label {
            claimLabels()
            claimFieldIDs()
        } else {
            claimFieldIDs()
            claimLabels()
        }
        for (column, name) in names.enumerated() { claim(column, table.synonyms[name] ?? []) }
        return HeaderMatch(file: file, header: header, fieldIDs: matches, style: style)
    }
}
