import Testing

@testable import PracticeMaster

@Suite("Hazards of names, addresses and numbers of people")
struct PartyHazardTests {
    @Test("hazard 22: extension and remark of a phone cell are kept apart from its number")
    func phoneWithExtension() throws {
        let phone = try #require(PhoneCell("(402) 555-0137 x204 (wife's cell)"))
        #expect(phone.number == "(402) 555-0137")
        #expect(phone.digits == "4025550137")
        #expect(phone.extensionDigits == "204")
        #expect(phone.remark == "(wife's cell)")
        #expect(phone.text == "(402) 555-0137 x204 (wife's cell)")
        #expect(PhoneCell("402-555-0170 ext. 12")?.extensionDigits == "12")
        #expect(PhoneCell("Home: +1 402 555 0170")?.digits == "+14025550170")
    }

    @Test(
        "hazard 50: placeholders are recognised",
        arguments: ["UNKNOWN", "TBD", "?", "xxx", "(000) 000-0000", "999-99-9999", "n/a"]
    )
    func placeholders(text: String) {
        #expect(CellBlank.isPlaceholder(text))
        #expect(PhoneCell(text) == nil)
    }

    @Test(
        "Real values are no placeholders",
        arguments: ["Nona", "402-555-0100", "Xavier", "90210", "Unknown Pleasures LLC"]
    )
    func noPlaceholders(text: String) {
        #expect(!CellBlank.isPlaceholder(text))
    }

    @Test("hazard 23: several e-mail addresses in one cell")
    func severalEmails() {
        let cell = EmailCell("jd@x.example; mary@x.example, JD@x.example|bob@y.example")
        #expect(cell.addresses.map(\.address) == ["jd@x.example", "mary@x.example", "bob@y.example"])
        #expect(cell.invalid.isEmpty)
    }

    @Test("hazard 24: names and mailto are taken off, placeholders dropped, anything else is reported")
    func noEmails() {
        #expect(EmailCell("none").addresses.isEmpty)
        #expect(EmailCell("n/a").invalid.isEmpty)
        #expect(EmailCell("jdoe@gmail,com").invalid == ["jdoe@gmail,com"])
        #expect(EmailCell("jdoe@gmail,com").addresses.isEmpty)
        let named = EmailCell("John Doe <jd@x.example>").addresses
        #expect(named.map(\.address) == ["jd@x.example"])
        #expect(named.first?.name == "John Doe")
        #expect(EmailCell("Doe, John <jd@x.example>").addresses.first?.name == "Doe, John")
        #expect(EmailCell("mailto:jd@x.example").addresses.map(\.address) == ["jd@x.example"])
        #expect(EmailCell("call first, jd@x.example").invalid == ["call first"])
    }

    @Test(
        "Addresses without a domain, with blanks or double points are none",
        arguments: ["a@b", "a b@c.example", "a..b@c.example", "@c.example", "a@-c.example", "a@1.2.3.4"]
    )
    func badAddresses(text: String) {
        #expect(!EmailCell.isAddress(text))
    }

    @Test("hazards 25 and 26: a contact key is found the other way round")
    func flippedKeys() {
        #expect(ContactKey("Smith, John").flipped.contains(ContactKey("John Smith").folded))
        #expect(ContactKey("John Smith").flipped.contains(ContactKey("SMITH,  John").folded))
        #expect(ContactKey("John Smith").flipped.contains(ContactKey("Smith/John").folded))
        #expect(ContactKey("Halvorsen/Erik").flipped == ["erik halvorsen"])
    }

    @Test("hazards 27, 72 and 95: case, padding and double blanks do not tell keys apart")
    func foldedKeys() {
        #expect(ContactKey("Jim  Johnson ") == ContactKey("JIM JOHNSON"))
        #expect(CellBlank.trimmed("GWB     ") == "GWB")
        #expect(ContactKey("MC-01") == ContactKey("Mc-01"))
    }

    @Test(
        "hazard 28: a legal form in the name is evidence for an organization, with its reason",
        arguments: [
            ("ACME TITLE CO., LLC", "Co."), ("Prairie Mills, L.L.C.", "LLC"), ("First National Bank", "Bank"),
            ("County of Lancaster", "County of"), ("Wells & Bright, P.C.", "P.C."), ("Platte Co-op, Inc.", "Co."),
            ("Clerk of the District Court", "Clerk of the"),
        ]
    )
    func organizations(name: String, word: String) {
        #expect(LegalForm(in: name)?.word == word)
        #expect(LegalForm(in: name)?.reason == "the name holds “\(word)”")
    }

    @Test(
        "People are not taken for organizations",
        arguments: [
            "Robert Smith", "Inc", "Banks, Tyra", "Maria del Carmen Ortiz-Vega", "Co Nguyen", "John & Jane Doe",
        ]
    )
    func people(name: String) {
        #expect(LegalForm(in: name) == nil)
    }

    @Test("hazard 48: spellings of one organization's name fold together")
    func organizationSpellings() {
        #expect(OrganizationName("Prairie Mills LLC") == OrganizationName("Prairie Mills, L.L.C."))
        #expect(OrganizationName("The Acme Company") == OrganizationName("ACME CO."))
        #expect(OrganizationName("Acme, Inc.").stem == OrganizationName("Acme LLC").stem)
        #expect(OrganizationName("Acme, Inc.") != OrganizationName("Acme LLC"))
    }

    @Test(
        "hazard 93: social security numbers in free text",
        arguments: [
            ("his is 123-45-6789.", 1), ("SSN 123456789", 1), ("123456789 on file", 0), ("000-12-3456", 0),
            ("666-12-3456", 0), ("912-12-3456", 0), ("call 402-555-0137", 0), ("123-45-6789 and 234-56-7890", 2),
            ("Social Security: 123456789", 1), ("4111-123-45-6789", 0), ("123-00-6789", 0),
        ]
    )
    func socialSecurity(text: String, count: Int) {
        #expect(SocialSecurityNumber.count(in: text) == count)
    }
}
