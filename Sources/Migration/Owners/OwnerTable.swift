/// Which Pipedrive user stands for each user id and timekeeper of the firm.
package struct OwnerTable: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package var userID: Int64
        package var email: String

        package init(userID: Int64, email: String) {
            self.userID = userID
            self.email = email
        }
    }

    /// By source id in upper case: a user id (`GWB`) or a timekeeper number without leading zeros (`12`).
    package var assigned: [String: Entry]
    /// Takes every record whose own user has no match; nil until a person names one.
    package var fallback: Entry?

    package init(assigned: [String: Entry] = [:], fallback: Entry? = nil) {
        self.assigned = assigned
        self.fallback = fallback
    }

    /// The owner of a source id; the fallback where it has none; nil when there is no fallback either.
    package func owner(of id: String) -> Entry? { assigned[OwnerTable.normalised(id)] ?? fallback }

    /// Trims, upper-cases, and drops leading zeros of a number, so that `001`, `1` and `1.00` are one timekeeper.
    package static func normalised(_ id: String) -> String {
        var text = id.uppercased()[...]
        while let last = text.last, last == " " || last == "\u{A0}" { text.removeLast() }
        while let first = text.first, first == " " || first == "\u{A0}" { text.removeFirst() }
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) else {
            return String(text)
        }
        let whole = text.prefix { $0 != "." }
        guard text.dropFirst(whole.count).allSatisfy({ $0 == "." || $0 == "0" }) else { return String(text) }
        let digits = whole.drop { $0 == "0" }
        return digits.isEmpty ? "0" : String(digits)
    }
}
