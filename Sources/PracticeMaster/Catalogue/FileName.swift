package import Migration

/// What the name of a file says about its content: `cmfee (2).CSV` is CMFEES.
package enum FileName {
    /// The file of that name, in any folder, case, with any extension and copy number; nil for other names.
    package static func file(of path: String) -> SourceFile? {
        let last = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? path
        let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
        let words = HeaderMatcher.normalised(stem).split(separator: "_").map(String.init)
        for length in stride(from: words.count, to: 0, by: -1) {
            let name = words.prefix(length).joined(separator: "_")
            if let file = names[name] { return file }
        }
        return words.lazy.compactMap { $0.hasPrefix("cm") ? names[$0] : nil }.first
    }

    private static let names: [String: SourceFile] = {
        var names: [String: SourceFile] = [:]
        for file in SourceFile.allCases { names[file.rawValue.lowercased()] = file }
        let aliases: [(SourceFile, [String])] = [
            (.client, ["client", "clients", "cmclients", "matter", "matters"]),
            (.contact, ["contact", "contacts", "related_party", "related_parties", "cmcontact", "cmcontacts"]),
            (.journal, ["journal", "journals", "cmjournal"]),
            (.calendar, ["cmcal", "calendar", "calendars", "cmcalt"]),
            (.cost, ["cost", "costs", "cmcosts"]),
            (.fee, ["cmfee", "fee", "fees"]),
            (.timekeeper, ["timekeeper", "timekeepers", "employee", "employees"]),
            (.calendarCode, ["calendar_code", "calendar_codes"]),
            (.document, ["document", "documents"]),
            (.workflow, ["workflow", "workflows"]),
            (.user, ["user", "users", "owners", "user_list"]),
        ]
        for (file, words) in aliases { for word in words { names[word] = file } }
        return names
    }()
}
