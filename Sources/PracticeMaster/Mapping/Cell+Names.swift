import Migration

extension Cell {
    /// The form in which names of contacts are compared, given name first: `Smith, John` and `smith/john` are one.
    static func contactKey(_ text: String) -> String { ContactKey(text).givenFirst }

    static func organizationKey(_ text: String) -> String { OrganizationName(text).folded }

    /// A contact key as a name for people: `Dunn/Ana` is Ana Dunn.
    static func displayName(_ text: String) -> String {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { CellBlank.collapsed(String($0)) }
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return CellBlank.collapsed(text) }
        return "\(parts[1]) \(parts[0])"
    }

    /// How the firm writes the numbers of its matters.
    static func clientKeyRule(of numbers: some Sequence<String>, decimals: Int? = nil) -> ClientKeyRule {
        var survey = ClientKeySurvey()
        for number in numbers { survey.observe(number) }
        return survey.rule(decimals: decimals)
    }
}
