/// What a name says besides who bears it: reasons for a person to look, never for altering the name.
enum NameRemark: CaseIterable {
    case placeholder
    /// `*** DO NOT USE *** Smith`, `Doe, John (DECEASED)`, `ZZZ old`.
    case status
    /// `1.00 OFFICE`, `TEST CLIENT`, `VACATION`.
    case administrative
    /// `Estate of Ruth Vance`.
    case estate
    /// `In re Marriage of K.`
    case proceeding
    /// `ABC Inc. d/b/a Joe's`.
    case otherName
    case careOf
    /// `John & Jane Doe`.
    case severalPeople

    /// One clause for a person who decides.
    var reason: String {
        switch self {
        case .placeholder: "the name is a placeholder"
        case .status: "the name holds a remark about its state"
        case .administrative: "the name reads like a test or the firm's own"
        case .estate: "the name is that of an estate"
        case .proceeding: "the name is that of a proceeding"
        case .otherName: "the name holds a second name"
        case .careOf: "the name holds a “care of”"
        case .severalPeople: "the name may be that of several people"
        }
    }

    /// Everything that the name says, in the order of the cases.
    static func remarks(on name: String) -> [NameRemark] {
        let words = LegalForm.words(of: name)
        return allCases.filter { $0.applies(to: name, words) }
    }

    /// Whether the name says this.
    func applies(to name: String) -> Bool { applies(to: name, LegalForm.words(of: name)) }

    private func applies(to name: String, _ words: [String]) -> Bool {
        switch self {
        case .placeholder: return CellBlank.isPlaceholder(name)
        case .status:
            return words.contains { $0.hasPrefix("zzz") } || NameRemark.holds(words, NameRemark.states)
                || name.utf8.contains(UInt8(ascii: "*")) && name.contains("**")
        case .administrative:
            return words.first == "test" || NameRemark.administrativeNames.contains(words.joined(separator: " "))
        case .estate: return NameRemark.holds(words, [["estate", "of"], ["heirs", "of"]])
        case .proceeding: return words.starts(with: ["in", "re"]) || NameRemark.holds(words, NameRemark.proceedings)
        case .otherName: return NameRemark.holds(words, NameRemark.aliases)
        case .careOf: return NameRemark.holds(words, [["c", "o"], ["care", "of"]])
        case .severalPeople:
            guard words.count >= 3, words.dropFirst().dropLast().contains(where: { $0 == "&" || $0 == "and" }) else {
                return false
            }
            return LegalForm(in: name) == nil
        }
    }

    private static func holds(_ words: [String], _ phrases: [[String]]) -> Bool {
        phrases.contains { LegalForm.holds(words, $0) }
    }

    private static let states = [
        ["do", "not", "use"], ["dont", "use"], ["deceased"], ["duplicate"], ["inactive"], ["obsolete"], ["delete"],
    ]

    private static let proceedings = [
        ["in", "the", "matter", "of"], ["marriage", "of"], ["guardianship", "of"], ["conservatorship", "of"],
        ["adoption", "of"],
    ]

    private static let aliases = [
        ["d", "b", "a"], ["dba"], ["a", "k", "a"], ["aka"], ["f", "k", "a"], ["fka"], ["n", "k", "a"], ["nka"],
    ]

    private static let administrativeNames: Set<String> = [
        "office", "general office", "office general", "firm", "the firm", "administration", "administrative", "admin",
        "vacation", "holiday", "sick leave", "personal", "training", "test", "dummy", "sample", "misc",
        "miscellaneous", "non billable", "nonbillable", "pro bono",
    ]
}
