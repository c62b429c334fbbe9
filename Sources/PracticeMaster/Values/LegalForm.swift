/// The words by which a name shows that it belongs to an organization.
package struct LegalForm: Sendable, Hashable {
    /// The word or phrase as the lists here spell it.
    package let word: String

    /// One clause for a person who decides.
    package var reason: String { "the name holds “\(word)”" }

    /// Looks for evidence in a name; nil when it may well be a person's.
    package init?(in name: String) {
        let words = LegalForm.words(of: name)
        guard words.count >= 2 || words.first.map(LegalForm.single.contains) == true else { return nil }
        for phrase in LegalForm.phrases
        where words.starts(with: phrase.words) || phrase.isAnywhere && LegalForm.holds(words, phrase.words) {
            self.word = phrase.spelling
            return
        }
        for (index, word) in words.enumerated() {
            if let spelling = LegalForm.forms[word], index > 0 {
                self.word = spelling
                return
            }
            if LegalForm.kinds.contains(word) {
                self.word = word.prefix(1).uppercased() + word.dropFirst()
                return
            }
        }
        return nil
    }

    /// Lower case, points dropped so that `L.L.C.` is `llc`, other marks blanks.
    static func words(of name: String) -> [String] {
        var result: [UInt8] = []
        for byte in name.lowercased().utf8 {
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'") { continue }
            let isWord = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
            result.append(isWord || byte == UInt8(ascii: "&") ? byte : 0x20)
        }
        return String(decoding: result, as: UTF8.self).split(separator: " ").map(String.init)
    }

    /// Whether the phrase stands somewhere among the words.
    static func holds(_ words: [String], _ phrase: [String]) -> Bool {
        words.indices.contains { words[$0...].starts(with: phrase) }
    }

    private struct Phrase {
        let words: [String]
        let spelling: String
        let isAnywhere: Bool

        init(_ spelling: String, isAnywhere: Bool = false) {
            self.spelling = spelling
            words = LegalForm.words(of: spelling)
            self.isAnywhere = isAnywhere
        }
    }

    private static let phrases: [Phrase] = [
        Phrase("County of"), Phrase("City of"), Phrase("State of"), Phrase("Village of"), Phrase("Town of"),
        Phrase("Bank of"), Phrase("University of"), Phrase("Department of", isAnywhere: true),
        Phrase("Clerk of the", isAnywhere: true), Phrase("District Court", isAnywhere: true),
        Phrase("County Court", isAnywhere: true), Phrase("School District", isAnywhere: true),
        Phrase("Credit Union", isAnywhere: true), Phrase("Law Office", isAnywhere: true),
        Phrase("Law Offices", isAnywhere: true), Phrase("Law Firm", isAnywhere: true),
        Phrase("& Associates", isAnywhere: true), Phrase("& Sons", isAnywhere: true), Phrase("& Co", isAnywhere: true),
    ]

    /// Legal forms: evidence behind at least one other word.
    static let forms: [String: String] = [
        "llc": "LLC", "inc": "Inc.", "incorporated": "Incorporated", "llp": "LLP", "lllp": "LLLP", "lp": "L.P.",
        "pc": "P.C.", "pllc": "PLLC", "plc": "PLC", "corp": "Corp.", "corporation": "Corporation", "co": "Co.",
        "company": "Company", "ltd": "Ltd.", "limited": "Limited", "gmbh": "GmbH", "lc": "L.C.", "pa": "P.A.",
        "na": "N.A.", "psc": "P.S.C.", "coop": "Co-op", "partnership": "Partnership", "partners": "Partners",
        "trust": "Trust", "holdings": "Holdings", "enterprises": "Enterprises", "properties": "Properties",
    ]

    /// Kinds of organizations that are no surnames in practice.
    private static let kinds: Set<String> = [
        "bank", "insurance", "association", "foundation", "university", "college", "hospital", "church", "clinic",
        "agency", "ministries", "cooperative", "township", "municipality", "authority", "committee", "society",
        "federation", "industries", "services", "systems", "technologies", "solutions", "court", "bancorp", "realty",
    ]

    private static let single: Set<String> = kinds.union(["bankers"])
}
