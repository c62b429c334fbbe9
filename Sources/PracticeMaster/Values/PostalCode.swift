/// Mends ZIP codes where a spreadsheet or a form took away what only one code can have had.
enum PostalCode {
    /// The code with its dash and its leading zeros; unchanged where the country or the state leaves a doubt.
    static func mended(_ text: String, state: String, country: String) -> String {
        let digits = text.utf8.count
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), isUnitedStates(country) else { return text }
        let region = state.lowercased().filter(\.isLetter)
        switch digits {
        case 9: return "\(text.prefix(5))-\(text.dropFirst(5))"
        case 4 where oneZero.contains(region): return "0" + text
        case 3 where twoZeros.contains(region): return "00" + text
        default: return text
        }
    }

    private static func isUnitedStates(_ country: String) -> Bool {
        ["", "us", "usa", "unitedstates", "unitedstatesofamerica"].contains(country.lowercased().filter(\.isLetter))
    }

    private static let oneZero: Set<String> = [
        "ct", "connecticut", "ma", "massachusetts", "me", "maine", "nh", "newhampshire", "nj", "newjersey", "ri",
        "rhodeisland", "vt", "vermont",
    ]
    private static let twoZeros: Set<String> = ["pr", "puertorico", "vi", "virginislands"]
}
