// SPDX-License-Identifier: Apache-2.0

extension SampleFirm {
    /// A turn of every list of names, so that firms of different seeds differ from the first row on.
    private var turn: Int { Int(seed % 9_973) }

    /// The name of the person in a contact row; no two rows share one.
    func personName(_ index: Int) -> (first: String, last: String) {
        let grid = Words.firstNames.count * Words.lastNames.count
        let spot = (index % grid * 1_907 + turn * 131) % grid
        let first = Words.firstNames[spot % Words.firstNames.count]
        let last = Words.lastNames[spot / Words.firstNames.count]
        var generation = index / grid
        guard generation > 0 else { return (first, last) }
        var initials = ""
        while generation > 0 {
            generation -= 1
            let letter = UInt8(ascii: "A") + UInt8(generation % 26)
            initials = "\(Character(Unicode.Scalar(letter)))." + initials
            generation /= 26
        }
        return ("\(first) \(initials)", last)
    }

    /// The short name of a company that is a client, which is its contact key; unique.
    func companyName(_ client: Int) -> String {
        let company = company(ofClient: client)
        let grid = Words.stems.count * Words.trades.count
        let spot = (company % grid * 217 + turn * 37) % grid
        let name = "\(Words.stems[spot % Words.stems.count]) \(Words.trades[spot / Words.stems.count])"
        return name + repetition(company / grid)
    }

    /// The name of a company with its legal form.
    func companyFullName(_ client: Int) -> String {
        companyName(client) + Words.legalForms[(client * 7 + turn) % Words.legalForms.count]
    }

    func lawFirmName(_ ring: Int) -> String {
        let names = Words.lastNames
        let round = ring / names.count
        let first = (ring + turn) % names.count
        let second = (first + 1 + round % (names.count - 1)) % names.count
        return "\(names[first]) & \(names[second]), P.C." + repetition(round / (names.count - 1))
    }

    /// A firm that is known only as text in its attorney's row.
    func soleFirmName(_ index: Int) -> String {
        "\(personName(index).last) Law Office"
    }

    func insurerName(_ ring: Int) -> String {
        let stem = Words.stems[(ring + turn) % Words.stems.count]
        let round = ring / Words.stems.count
        let kind = Words.insurers[round % Words.insurers.count]
        return "\(stem) \(kind)" + repetition(round / Words.insurers.count)
    }

    func courtName(_ ring: Int) -> String {
        let county = Words.cities[(ring + turn) % Words.cities.count].county
        return "District Court of \(county) County, Div. \(ring / Words.cities.count + 1)"
    }

    func vendorName(_ ring: Int) -> String {
        let city = Words.cities[(ring + turn) % Words.cities.count].city
        let round = ring / Words.cities.count
        let kind = Words.vendors[round % Words.vendors.count]
        return "\(city) \(kind)" + repetition(round / Words.vendors.count)
    }

    /// What tells the namesakes of a long list apart.
    private func repetition(_ round: Int) -> String {
        guard round > 0 else { return "" }
        let city = Words.cities[(round - 1) % Words.cities.count].city
        let again = (round - 1) / Words.cities.count
        return again == 0 ? " of \(city)" : " of \(city) No. \(again + 1)"
    }

    /// The e-mail address of a contact; its domain can never exist.
    func email(of contact: Contact, index: Int) -> String {
        if contact.isOrganization { return "office@\(addressPart(contact.key)).example" }
        guard !contact.lastName.isEmpty else { return "family\(index)@mail.example" }
        let mailbox = "\(addressPart(contact.firstName)).\(addressPart(contact.lastName))"
        switch contact.role {
        case .employee: return "\(mailbox)@ourfirm.example"
        case .client, .expert, .witness: return "\(mailbox)@mail.example"
        case .judge: return "\(mailbox)@courts.example"
        default: return "\(mailbox)@\(addressPart(contact.organization)).example"
        }
    }

    /// A telephone number out of the range kept for fiction; a later export changes that of the first contact.
    func phone(ofContact index: Int, line: Int = 0, asOfToday: Bool = true) -> String {
        var number = (index * 7 + line * 31 + turn) % 100
        if asOfToday, line == 0, isChanged(index, in: .contact) { number = (number + 1) % 100 }
        return "(\(Words.areaCodes[index % Words.areaCodes.count])) 555-01\(twoDigits(number))"
    }
}
