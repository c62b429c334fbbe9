// SPDX-License-Identifier: Apache-2.0

extension SampleFirm {
    /// The contact whose e-mail address is none, when there are hazards.
    var badEmailContact: Int { ringContact(0, 11) }

    func writeContact(_ index: Int, into row: inout RowBuffer) {
        var dice = dice(.contact, index)
        let contact = contact(index)
        row["_SEQUENCE_NO"] = sequenceText(index)
        writeIdentity(of: contact, into: &row)
        writeAddresses(of: contact, index: index, into: &row)
        let email =
            hazards == .realistic && index == badEmailContact
            ? "info(at)bigfirm.example" : email(of: contact, index: index)
        row["Email_Address"] = email
        row["Email_Address1"] = email
        if index % 13 == 4 { row["Email_Address2"] = "second\(index)@mail.example" }
        row["Do_Not_Sync"] = "0"
        row["First_Date"] = (baseDay - 100 - dice.below(size.years * 300)).text
        switch contact.role {
        case .attorney: row["Bar_State"] = dice.pick(Words.cities).state
        case .expert: row["Specialty"] = dice.pick(Words.specialties)
        case .judge: row["Comments"] = "Wants courtesy copies § by § – no staples."
        default: break
        }
        if !contact.isOrganization { writePerson(contact, index: index, &dice, into: &row) }
        row.endRow()
    }

    /// True when the row of a contact tells a day of birth.
    func hasBirthDate(contact index: Int) -> Bool {
        index < clientCount && index % 10 == 3
    }

    /// The address of a contact, the same in every row that repeats it.
    func address(ofContact index: Int) -> (street: String, city: String, state: String, zip: String, county: String) {
        var dice = Dice(seed: seed, stream: 102, index: index)
        let town = dice.pick(Words.cities)
        let street = "\(100 + dice.below(9_800)) \(dice.pick(Words.streets))"
        return (street, town.city, town.state, town.zip, town.county)
    }

    /// The first contact once more, spelled in another way.
    func writeDuplicateContact(into row: inout RowBuffer) {
        let original = contact(0)
        let name = "\(original.lastName), \(original.firstName)".uppercased()
        row["_SEQUENCE_NO"] = "1"
        row["RP_Key"] = "\(original.firstName)  \(original.lastName)"
        row["Name"] = name
        row["Org_Sw"] = "0"
        row["Inactive"] = "0"
        row["RP_Cat"] = "CLIENT"
        row["Email_Address1"] = email(of: original, index: 0)
        row["Cellular_Phone"] = phone(ofContact: 0, asOfToday: false)
        row.endRow()
    }

    func writeContactCategory(_ index: Int, into row: inout RowBuffer) {
        let isFirst = index < size.contacts
        let contact = contact(isFirst ? index : (index - size.contacts) * 9)
        row["_SEQUENCE_NO"] = sequenceText(index)
        row["RP_Cat"] = isFirst ? contact.category : "NEWSLETTER"
        row["RP_Key"] = contact.key
        row.endRow()
    }

    private func writeIdentity(of contact: Contact, into row: inout RowBuffer) {
        row["RP_Key"] = contact.key
        row["Name"] = contact.name
        row["Organization"] = contact.organization
        row["Org_Sw"] = contact.isOrganization ? "1" : "0"
        row["Inactive"] = "0"
        row["RP_Cat"] = contact.category
        row["First_Name"] = contact.firstName
        row["Last_Name"] = contact.lastName
    }

    private func writeAddresses(of contact: Contact, index: Int, into row: inout RowBuffer) {
        let address = address(ofContact: index)
        let isHome = !contact.isOrganization && contact.organization.isEmpty
        let block = isHome ? "Addr2" : "Addr1"
        row["County"] = address.county
        row["Addr1"] = address.street
        row["City"] = address.city
        row["State"] = address.state
        row["Zip"] = address.zip
        row["Country"] = "USA"
        row["Addr_No"] = isHome ? "2" : "1"
        row["\(block)_Line1"] = address.street
        row["\(block)_City"] = address.city
        row["\(block)_State"] = address.state
        row["\(block)_Zip"] = address.zip
        row["\(block)_Country"] = "USA"
        let phone = phone(ofContact: index)
        row["Phone1"] = phone
        row["Phone1_Src"] = "Work_Phone"
        row["Work_Phone"] = phone
        if index % 3 == 0 { row["Work_Fax"] = self.phone(ofContact: index, line: 1) }
    }

    private func writePerson(_ contact: Contact, index: Int, _ dice: inout Dice, into row: inout RowBuffer) {
        row["Salutation"] = contact.firstName.isEmpty ? "" : "Dear \(contact.firstName)"
        row["Cellular_Phone"] = phone(ofContact: index, line: 2)
        row["Preferred_Language"] = dice.pick(Words.languages)
        row["Holiday_Card"] = dice.chance(40) ? "1" : "0"
        row["Newsletter"] = index % 9 == 0 ? "1" : "0"
        if hasBirthDate(contact: index) {
            row["DOB"] = (Day(year: 1950, month: 1, day: 1) + dice.below(16_000)).text
        }
        if dice.chance(10) {
            row["Comments"] = "Met at the bar’s \"Law Day\" lunch, likes e-mail.\r\nDo not call at work."
        }
    }
}
