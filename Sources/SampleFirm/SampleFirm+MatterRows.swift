// SPDX-License-Identifier: Apache-2.0

extension SampleFirm {
    /// The ways in which old rows write that there is no date; by matter.
    private static let blankDates = [1: "  /  /    ", 2: "00/00/0000", 4: "12/30/1899", 5: "          "]

    func writeMatter(_ index: Int, into row: inout RowBuffer) {
        var dice = dice(.client, index)
        let matter = matter(index)
        let people = clientContacts(ofClient: matter.client)
        let client = contact(people.client)
        let person = contact(people.person)
        row["_SEQUENCE_NO"] = sequenceText(index)
        row["Client_ID"] = matter.id
        row["Name"] = client.key
        row["Contact"] = person.key
        row["Alpha_Search"] = client.lastName.isEmpty ? client.key : "\(client.lastName) \(client.firstName)"
        row["Client_Full_Name"] = client.name
        row["Contact_Full_Name"] = person.name
        row["Addr_No"] = client.isOrganization ? "1" : "2"
        row["Email_Addr_No"] = "1"
        let address = address(ofContact: people.client)
        row["Addr1"] = address.street
        row["City"] = address.city
        row["State"] = address.state
        row["Zip"] = address.zip
        row["Country"] = "USA"
        let phone = phone(ofContact: people.person)
        row["Phone1"] = phone
        row["Phone1_Src"] = "Work_Phone"
        row["Phone"] = phone
        row["Email_Address"] = email(of: person, index: people.person)
        row["Location"] = "MAIN"
        row["Desc"] = matterTitle(matter, client: client, &dice)
        writeState(of: matter, into: &row)
        row["Prim_Tkpr"] = "\(matter.timekeeper)"
        row["Orig_Tkpr"] = "\(1 + matter.client % timekeeperCount)"
        row["Category"] = "\(10 * (1 + matter.client % 9))"
        row["AOP"] = matter.practiceArea.rawValue
        row["Ref_No"] = "\(matter.opened.parts.year % 100)-\(1_000 + index)"
        row["Agree_Date"] = matter.opened.text
        row["Agree_Type"] = matter.practiceArea == .injury ? "Contingent" : dice.pick(Words.agreements)
        if isSecure(index) { writePrivateAddress(of: matter, into: &row) }
        if matter.practiceArea.isLitigation { writeLawsuit(matter, client: client, &dice, into: &row) }
        writeTaxID(of: matter, into: &row)
        writeCustomColumns(of: matter, &dice, into: &row)
        row.endRow()
    }

    /// True for a matter that only some of the firm's people may see.
    func isSecure(_ index: Int) -> Bool { secureMatters.contains(index) }

    /// True when the matter's row carries a tax id.
    func hasTaxID(_ index: Int) -> Bool {
        index % 40 == 1 || index % 40 == 5
    }

    private func matterTitle(_ matter: Matter, client: Contact, _ dice: inout Dice) -> String {
        let rival = opponentName(matter)
        let title =
            switch matter.practiceArea {
            case .injury: "v. \(rival), auto accident"
            case .family: client.lastName.isEmpty ? "Guardianship of \(rival)" : "In re Marriage of \(client.lastName)"
            case .estate:
                client.lastName.isEmpty
                    ? "Administration of estate" : "Estate planning, wills \(matter.opened.parts.year)"
            case .employment: client.isOrganization ? "adv. \(rival), wage claim" : "v. \(rival), discharge"
            case .business: "Contract with \(dice.pick(Words.stems)) \(dice.pick(Words.trades))"
            case .realEstate: "Lease – \(100 + dice.below(900)) \(dice.pick(Words.streets))"
            case .insuranceDefense: "adv. \(rival), policy no. \(10_000 + dice.below(90_000))"
            }
        return isChanged(matter.index, in: .client) && matter.index == 4 ? title + " (amended)" : title
    }

    /// Who stands against the client: companies for people, people for companies and in families.
    private func opponentName(_ matter: Matter) -> String {
        var dice = Dice(seed: seed, stream: 106, index: matter.index)
        let isPerson = isCompany(client: matter.client) || matter.practiceArea == .family
        guard isPerson else { return "\(dice.pick(Words.stems)) \(dice.pick(Words.trades))" }
        return "\(dice.pick(Words.firstNames)) \(dice.pick(Words.lastNames))"
    }

    private func writeState(of matter: Matter, into row: inout RowBuffer) {
        let closesNow = isChanged(matter.index, in: .client) && matter.index == 3
        row["Task_Based_Billing"] = "0"
        row["Inactive"] = matter.isInactive ? "1" : "0"
        row["Secure_Client"] = isSecure(matter.index) ? "1" : "0"
        row["Date_Open"] = matter.opened.text
        row["Close_Date"] = (closesNow ? baseDay + 1 : matter.closed)?.text ?? ""
        if let closed = matter.closed {
            row["Closed_File_Loc"] = "Box \(closed.parts.year)-\(matter.index % 40 + 1)"
            row["Sched_Destroy_Date"] = (closed + 2_557).text
        }
        guard hazards == .realistic else { return }
        if let blank = SampleFirm.blankDates[matter.index] { row["Close_Date"] = blank }
        if matter.index == 5 { row["Date_Open"] = matter.opened.shortText }
    }

    private func writePrivateAddress(of matter: Matter, into row: inout RowBuffer) {
        row["Alt_Addr1"] = "P.O. Box \(100 + matter.index)"
        row["Alt_City"] = "Lincoln"
        row["Alt_State"] = "NE"
        row["Alt_Zip"] = "68501"
    }

    private func writeLawsuit(_ matter: Matter, client: Contact, _ dice: inout Dice, into row: inout RowBuffer) {
        let ring = dice.below(ringCount)
        row["Opp_Atty"] = contact(ringContact(ring, 1 + dice.below(2))).key
        row["Judge"] = contact(ringContact(ring, 6)).key
        row["Court_Jurs"] = contact(ringContact(ring, 7)).name
        row["State_Jurs"] = "NE"
        row["Conty_Jurs"] = dice.pick(Words.cities).county
        let rival = opponentName(matter)
        let parties = client.isOrganization ? (rival, client.name) : (client.name, rival)
        row["Style"] = "\(parties.0),\r\nPlaintiff,\r\nvs.\r\n\(parties.1),\r\nDefendant."
        if matter.practiceArea == .injury { row["Stat_Limit"] = (matter.opened + 1_461).text }
        if matter.closed != nil { row["Verdict"] = "Settled" }
    }

    private func writeTaxID(of matter: Matter, into row: inout RowBuffer) {
        guard hasTaxID(matter.index) else { return }
        row["Tax_ID"] =
            isCompany(client: matter.client) ? "00-55501\(twoDigits(matter.index % 100))" : "078-05-1120"
    }

    private func writeCustomColumns(of matter: Matter, _ dice: inout Dice, into row: inout RowBuffer) {
        row["Referral_Source"] = Words.referrals[(matter.client * 3 + Int(seed % 5)) % Words.referrals.count]
        row["Case_Stage"] = matter.closed == nil ? dice.pick(Words.stages) : "Settled"
        row["Referred_By"] = matter.client % 6 == 2 ? contact(ringContact(dice.below(ringCount), 9)).key : ""
        guard matter.practiceArea.hasLoss else { return }
        row["Date_Of_Loss"] = (matter.opened - 30 - dice.below(300)).text
        row["Adjuster"] = contact(ringContact(dice.below(ringCount), 4)).name
        row["Policy_Limit"] = moneyText((1 + dice.below(20)) * 5_000_000)
        row["Misc_1"] = "Claim #: 55-\(1_000 + dice.below(9_000))-B"
    }
}
