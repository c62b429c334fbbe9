package import Migration

/// What the name of a file says about its content: `cmfee (2).CSV` is CMFEES.
package enum FileName {
    /// The file that a name speaks of, in any folder, case, with any extension, date or copy number; nil for others.
    package static func file(of path: String) -> SourceFile? {
        let words = words(of: path)
        let vendor = words.first { $0.hasPrefix("cm") && names[$0] != nil }
        if let vendor { return names[vendor] }
        for length in stride(from: words.count, to: 0, by: -1) {
            for start in 0...(words.count - length) {
                if let file = names[words[start..<(start + length)].joined(separator: "_")] { return file }
            }
        }
        return nil
    }

    /// Whether a name says nothing else but which file of the dictionary it is.
    static func isPlain(_ path: String) -> Bool {
        names[words(of: path).filter { !isNoise($0) }.joined(separator: "_")] != nil
    }

    /// Whether a name says that the file belongs to an area of practice: `AOP_INJURY.csv`.
    static func isOfArea(_ path: String) -> Bool { words(of: path).first == "aop" }

    /// The name of an area of practice: `AOP PI Witnesses 2026-11-20.csv` is `PI_WITNESSES`; nil where nothing is left.
    ///
    /// Dates and copy numbers go, since a later export of the same file has others.
    static func area(of path: String) -> AreaName? {
        let words = words(of: path)
        let named = words.filter { !isNoise($0) && $0 != "aop" }
        let kept = named.isEmpty ? words : named
        let letters = kept.map { $0.utf8.filter { $0 < 0x80 }.map { String(UnicodeScalar($0)) }.joined() }
        let text = letters.filter { !$0.isEmpty }.joined(separator: "_").uppercased()
        return AreaName(String(text.prefix(AreaName.limit)))
    }

    /// The words of the name without its folders and its ending, in lower case.
    private static func words(of path: String) -> [String] {
        let last = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? path
        let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
        return HeaderMatcher.normalised(stem).split(separator: "_").map(String.init)
    }

    /// What people and programs put around a name: dates, copy numbers, `export`.
    private static func isNoise(_ word: String) -> Bool {
        word.utf8.allSatisfy { (0x30...0x39).contains($0) }
            || ["export", "exported", "copy", "new", "final"].contains(word)
            || months.contains(word)
    }

    private static let months: Set<String> = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    private static let names: [String: SourceFile] = {
        var names: [String: SourceFile] = [:]
        for file in SourceFile.known { names[file.rawValue.lowercased()] = file }
        let aliases: [(SourceFile, [String])] = [
            (.client, ["client", "clients", "cmclients", "matter", "matters"]),
            (.contact, ["contact", "contacts", "related_party", "related_parties", "cmcontact", "cmcontacts"]),
            (.journal, ["journal", "journals", "cmjournal"]),
            (.calendar, ["cmcal", "calendar", "calendars", "cmcalt"]),
            (.cost, ["cost", "costs", "cmcosts"]),
            (.fee, ["cmfee", "fee", "fees"]),
            (.timekeeper, ["timekeeper", "timekeepers", "employee", "employees", "cmempls"]),
            (
                .contactCategory,
                ["contact_category", "contact_categories", "related_party_category", "related_party_categories"]
            ),
            (.contactUse, ["contact_use", "contact_uses", "cross_reference", "cross_references"]),
            (.calendarCode, ["calendar_code", "calendar_codes", "cmcalcode", "cmcalcodes"]),
            (.document, ["document", "documents", "document_management"]),
            (.workflow, ["workflow", "workflows", "cmworkflow", "cmworkflows"]),
            (.user, ["user", "users", "owners", "user_list", "stuser"]),
        ]
        for (file, words) in aliases { for word in words { names[word] = file } }
        return names
    }()
}
