/// Words that stand beside a person's name without being part of it: titles, generations, degrees.
enum NameAffix {
    /// Whether the word, in the form that `LegalForm.words` gives, is a title, a generation or a degree.
    static func contains(_ word: String) -> Bool { titles.contains(word) || isSuffix(word) }

    /// Whether the word may stand behind a comma at the end of a name: `Jr.`, `Esq.`
    static func isSuffix(_ word: String) -> Bool { suffixes.contains(word) }

    private static let titles: Set<String> = [
        "hon", "honorable", "dr", "mr", "mrs", "ms", "miss", "judge", "justice", "prof", "rev", "fr", "sir",
    ]

    private static let suffixes: Set<String> = [
        "jr", "sr", "ii", "iii", "iv", "esq", "esquire", "md", "do", "dds", "dmd", "phd", "jd", "cpa", "dvm", "rn",
        "deceased",
    ]
}
