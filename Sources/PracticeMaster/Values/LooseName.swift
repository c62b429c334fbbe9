/// A name so far reduced that spellings of one person meet: for listing likely duplicates, never for merging.
///
/// The order of words, case, titles, degrees, initials, remarks and the usual short forms of first names do not count:
/// `Robert Smith`, `Bob Smith`, `Smith, Robert`, `SMITH ROBERT` and `Dr. Robert Q. Smith, Jr.` are alike.
struct LooseName {
    /// Empty when nothing of the name is left.
    let folded: String

    init(_ name: String) {
        if LegalForm(in: name) != nil {
            folded = OrganizationName(name).folded
            return
        }
        let plain = LooseName.withoutParentheses(name)
        let words = LegalForm.words(of: plain).filter { !NameAffix.contains($0) && !LooseName.passedOver.contains($0) }
        let long = words.filter { $0.utf8.count > 1 }
        folded = (long.count >= 2 ? long : words).map { LooseName.full[$0] ?? $0 }.sorted().joined(separator: " ")
    }

    private static func withoutParentheses(_ name: String) -> String {
        var depth = 0
        return name.filter { character in
            if character == "(" { depth += 1 }
            defer { if character == ")", depth > 0 { depth -= 1 } }
            return depth == 0
        }
    }

    private static let passedOver: Set<String> = ["deceased", "zzz", "old", "the"]

    private static let full: [String: String] = [
        "bob": "robert", "rob": "robert", "bobby": "robert", "bill": "william", "will": "william", "billy": "william",
        "jim": "james", "jimmy": "james", "jamie": "james", "mike": "michael", "dick": "richard", "rick": "richard",
        "rich": "richard", "tom": "thomas", "tommy": "thomas", "dave": "david", "dan": "daniel", "danny": "daniel",
        "joe": "joseph", "joey": "joseph", "jack": "john", "johnny": "john", "chuck": "charles", "charlie": "charles",
        "ed": "edward", "eddie": "edward", "ted": "theodore", "steve": "steven", "stephen": "steven",
        "tony": "anthony", "andy": "andrew", "greg": "gregory", "jeff": "jeffrey", "ken": "kenneth",
        "larry": "lawrence", "matt": "matthew", "nick": "nicholas", "pat": "patrick", "ron": "ronald",
        "sam": "samuel", "tim": "timothy", "liz": "elizabeth", "beth": "elizabeth", "betty": "elizabeth",
        "kate": "katherine", "kathy": "katherine", "cathy": "catherine", "peggy": "margaret", "maggie": "margaret",
        "sue": "susan", "debbie": "deborah", "deb": "deborah", "barb": "barbara", "becky": "rebecca",
        "jenny": "jennifer", "jen": "jennifer", "patty": "patricia", "sandy": "sandra", "vicky": "victoria",
    ]
}
