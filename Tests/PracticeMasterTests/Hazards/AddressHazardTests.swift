import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

@Suite("Hazards of addresses and phones")
struct AddressHazardTests {
    private func person(_ header: String, _ row: String, _ others: String...) throws -> DesiredRecord {
        var firm = SmallFirm()
        firm.add(.contact, lines: [header, row] + others)
        return try #require(firm.records().one(.person, "CMRELATE/A"))
    }

    @Test("hazard 19: the default address and phones are left out where they repeat the typed ones")
    func copies() throws {
        let header = "RP_Key|Name|Addr1|City|Phone1|Addr1_Line1|Addr1_City|Cellular_Phone"
        let row = "A|Ann Lee|1400 O St|Lincoln|402-555-0170|1400 O St|Lincoln|402-555-0170"
        var firm = SmallFirm()
        firm.add(.contact, header, row)
        #expect(firm.rule("CMRELATE.Addr1")?.target == .skip)
        #expect(firm.rule("CMRELATE.Phone1")?.target == .skip)
        let person = try person(header, row)
        #expect(person.custom("Address") == .literal(["value": "1400 O St, Lincoln"]))
        #expect(person.json("phones") == [["value": "402-555-0170", "label": "mobile", "primary": true]])
    }

    @Test("hazard 19: where some default addresses are no copies, no address is doubled and two never become one")
    func partialCopies() throws {
        let header = "RP_Key|Name|Addr1|City|Addr1_Line1|Addr1_City|Addr2_Line1|Addr2_City"
        let rows = [
            "A|Ann Lee|1 Oak|Omaha|1 Oak|Omaha||", "B|Bob Ray|2 Elm|Lincoln|9 Fir|York||",
            "C|Cy Fox|3 Ash|Wahoo|||3 Ash|Wahoo",
        ]
        var firm = SmallFirm()
        firm.add(.contact, lines: [header] + rows)
        let records = firm.records()
        #expect(records.one(.person, "CMRELATE/A")?.custom("Address") == .literal(["value": "1 Oak, Omaha"]))
        #expect(records.one(.note, "CMRELATE/A/text") == nil)
        #expect(records.one(.person, "CMRELATE/B")?.custom("Address") == .literal(["value": "2 Elm, Lincoln"]))
        let note = records.one(.note, "CMRELATE/B/text")?.text("content")
        #expect(note?.contains("Business Address Line 1: 9 Fir<br>Business Address City: York") == true)
        #expect(records.one(.person, "CMRELATE/C")?.custom("Home address") == .literal(["value": "3 Ash, Wahoo"]))
        #expect(records.one(.person, "CMRELATE/C")?.custom("Address") == nil)
    }

    @Test("hazard 20: the address selector means two things and is never believed: only values count")
    func selector() {
        var firm = SmallFirm()
        firm.add(
            .client,
            "Client_ID|Client_Full_Name|Addr_No|Addr1|City",
            "1.01|Ann Lee|1|1 Oak|Omaha",
            "2.01|Bob Ray|2|2 Elm|York"
        )
        firm.add(.contact, "RP_Key|Name|Addr_No|Addr1_Line1", "A|Cy Fox|1|9 Fir", "B|Di Orr|2|8 Ash")
        #expect(firm.rule("CMCLIENT.Addr_No")?.target == .skip)
        #expect(firm.rule("CMRELATE.Addr_No")?.target == .skip)
        let records = firm.records()
        let texts = ["CMCLIENT/1", "CMCLIENT/2", "CMRELATE/A", "CMRELATE/B"].map {
            records.one(.person, $0)?.custom("Address")
        }
        let expected: [JSON] = ["1 Oak, Omaha", "2 Elm, York", "9 Fir", "8 Ash"].map { ["value": .string($0)] }
        #expect(texts == expected.map { DesiredValue.literal($0) })
    }

    @Test(
        "hazard 21: the kind of a phone is taken from the cell that names it, by Field ID or by label",
        arguments: [
            ("Cellular_Phone", "mobile"), ("Mobile Phone", "mobile"), ("Home_Phone", "home"), ("Work_Fax", "fax"),
            ("", "other"), ("something", "other"),
        ]
    )
    func phoneKinds(selector: String, label: String) throws {
        let person = try person("RP_Key|Name|Phone2_Src|Phone2", "A|Ann Lee|\(selector)|402-555-0170")
        #expect(person.json("phones") == [["value": "402-555-0170", "label": .string(label), "primary": true]])
    }

    @Test("hazard 22: a phone goes out with its extension and its remark")
    func phoneWithRemark() throws {
        let person = try person("RP_Key|Name|Work_Phone", "A|Ann Lee|(402) 555-0137 x204 (wife's cell)")
        let phones: JSON = [["value": "(402) 555-0137 x204 (wife's cell)", "label": "work", "primary": true]]
        #expect(person.json("phones") == phones)
    }

    @Test("hazard 49: an address of Matter Mode goes to its deal and leaves the person's address alone")
    func matterAddress() {
        var firm = SmallFirm()
        firm.add(
            .client,
            "Client_ID|Client_Full_Name|Desc|Addr1|City|Alt_Addr1|Alt_City",
            "1.01|Ann Lee|x|1 Oak|Omaha|PO Box 7|York",
            "1.02|Ann Lee|y|1 Oak|Omaha||"
        )
        let records = firm.records()
        #expect(records.one(.person, "CMCLIENT/1")?.custom("Address") == .literal(["value": "1 Oak, Omaha"]))
        #expect(records.one(.deal, "CMCLIENT/1.01")?.custom("Matter Address") == .literal(["value": "PO Box 7, York"]))
        #expect(records.one(.deal, "CMCLIENT/1.02")?.custom("Matter Address") == nil)
        #expect(records.one(.note, "CMCLIENT/1/text") == nil)
    }

    @Test("hazard 69: city, state and ZIP in one line stay one line of the address")
    func cityInLine() throws {
        let header = "RP_Key|Name|Addr1_Line1|Addr1_Line3|Addr1_City"
        let person = try person(header, "A|Ann Lee|1400 O St|Lincoln NE 68512|", "B|Bob|1 Oak||York")
        #expect(person.custom("Address") == .literal(["value": "1400 O St, Lincoln NE 68512"]))
    }

    @Test(
        "hazard 70: states and countries stay as they are written",
        arguments: ["USA", "U.S.", "Neb.", "Nebraska", "ON", ""]
    )
    func freeRegions(text: String) throws {
        let header = "RP_Key|Name|Addr1_City|Addr1_State|Addr1_Country"
        let person = try person(header, "A|Ann Lee|Lincoln|\(text)|\(text)", "B|Bob|York||")
        let address = text.isEmpty ? "Lincoln" : "Lincoln, \(text), \(text)"
        #expect(person.custom("Address") == .literal(["value": .string(address)]))
    }

    @Test(
        "hazard 71: a ZIP code gets its zeros and its dash back where state and country leave no doubt",
        arguments: [
            ("4101", "ME", "", "04101"), ("685121234", "NE", "USA", "68512-1234"), ("901", "PR", "U.S.", "00901"),
            ("4101", "", "", "4101"), ("4101", "ME", "Denmark", "4101"), ("4101", "NE", "", "4101"),
            ("68512-1234", "NE", "", "68512-1234"), ("K1A 0B1", "ON", "Canada", "K1A 0B1"),
        ]
    )
    func postalCodes(zip: String, state: String, country: String, expected: String) throws {
        #expect(PostalCode.mended(zip, state: state, country: country) == expected)
        let header = "RP_Key|Name|Addr1_City|Addr1_State|Addr1_Zip|Addr1_Country"
        let person = try person(header, "A|Ann Lee|X|\(state)|\(zip)|\(country)", "B|Bob|York|NE|68512|USA")
        let parts = ["X", [state, expected].filter { !$0.isEmpty }.joined(separator: " "), country].filter {
            !$0.isEmpty
        }
        #expect(person.custom("Address") == .literal(["value": .string(parts.joined(separator: ", "))]))
    }
}
