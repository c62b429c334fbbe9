// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SampleFirm

@Suite struct CoherenceTests {
    static let firms = [
        demoFirm(), demoFirm(hazards: .none), demoFirm(seed: 991, size: .custom(matters: 700, users: 12)),
        demoFirm(seed: 3, size: .custom(matters: 24, users: 3, archivedFees: true)), demoFirm(seed: 5).later(days: 30),
    ]

    @Test("Client ids and contact keys are unique, in a large firm too")
    func uniqueKeys() {
        for firm in Self.firms + [demoFirm(size: .custom(matters: 9_000, users: 25))] {
            let ids = StrictTable(firm, "CMCLIENT.csv").column("Client_ID")
            #expect(Set(ids).count == ids.count)
            let keys = StrictTable(firm, "CMRELATE.csv").column("RP_Key")
            #expect(Set(keys).count == keys.count)
            let users = StrictTable(firm, "users.csv").column("user_id")
            #expect(Set(users).count == users.count)
            #expect(users.allSatisfy { $0.count <= 8 })
        }
    }

    @Test("Every row number is unique within its file", arguments: firms.indices)
    func uniqueSequence(place: Int) {
        let firm = Self.firms[place]
        for name in firm.fileNames where name != "users.csv" {
            let numbers = StrictTable(firm, name).column("_SEQUENCE_NO")
            #expect(Set(numbers).count == numbers.count, "\(name)")
            #expect(!numbers.isEmpty)
        }
    }

    @Test("Rows name matters that exist, but for the announced ones", arguments: firms.indices)
    func matters(place: Int) {
        let firm = Self.firms[place]
        let known = Set(StrictTable(firm, "CMCLIENT.csv").column("Client_ID"))
        let naming: Set = ["CMJRNL.csv", "CMCALENDAR.csv", "CMCOST.csv", "CMFEES.csv"]
        for file in firm.expectations.files where naming.contains(file.name) {
            let unknown = StrictTable(firm, file.name).column("Client_ID").filter { !known.contains($0) }
            let blank = unknown.count(where: \.isEmpty)
            let lostZeros = unknown.count { known.contains($0 + "0") && !$0.isEmpty }
            #expect(blank == (file.name == "CMCALENDAR.csv" ? firm.expectations.officeEntries : 0))
            #expect(lostZeros == file.lostZeros, "\(file.name)")
            #expect(unknown.count - blank - lostZeros == file.orphans, "\(file.name)")
        }
        #expect(known.isSuperset(of: StrictTable(firm, "CMDOCMGT.csv").column("Client_ID")))
        #expect(known.isSuperset(of: StrictTable(firm, "CMXREF.csv").column("Client_Id")))
        let clients = StrictTable(firm, "CMCLIENT.csv")
        let injuries = zip(clients.column("Client_ID"), clients.column("AOP")).filter { $0.1 == "PI" }.map(\.0)
        #expect(Set(injuries).isSuperset(of: StrictTable(firm, "PI.csv").column("Client_ID")))
    }

    @Test("Rows name contacts by keys that exist", arguments: firms.indices)
    func contacts(place: Int) {
        let firm = Self.firms[place]
        let known = Set(StrictTable(firm, "CMRELATE.csv").column("RP_Key")).union([""])
        let clients = StrictTable(firm, "CMCLIENT.csv")
        var named = ["Name", "Contact", "Opp_Atty", "Judge", "Referred_By"].flatMap(clients.column)
        named += StrictTable(firm, "CMJRNL.csv").column("Related_Party")
        named += StrictTable(firm, "CMCALENDAR.csv").column("Related_Party")
        named += StrictTable(firm, "CMRELLNK.csv").column("RP_Key")
        #expect(known.isSuperset(of: named))
        let rowNumbers = Set(StrictTable(firm, "CMRELATE.csv").column("_SEQUENCE_NO"))
        #expect(rowNumbers.isSuperset(of: StrictTable(firm, "CMXREF.csv").column("RP_Seq_No")))
        #expect(named.count { !$0.isEmpty } > 100)
    }

    @Test("Rows name users and timekeepers that exist, but for the announced ones", arguments: firms.indices)
    func users(place: Int) {
        let firm = Self.firms[place]
        let users = Set(StrictTable(firm, "users.csv").column("user_id"))
        for file in firm.expectations.files where file.name.hasPrefix("CM") {
            let ids = StrictTable(firm, file.name).column("User_ID")
            #expect(ids.count { !users.contains($0) } == file.unknownUsers, "\(file.name)")
        }
        let timekeepers = Set(StrictTable(firm, "CMEMPL.csv").column("EMPL"))
        #expect(timekeepers.isSuperset(of: StrictTable(firm, "CMFEES.csv").column("Timekeeper")))
        #expect(timekeepers.isSuperset(of: StrictTable(firm, "CMCLIENT.csv").column("Prim_Tkpr")))
        let listed = StrictTable(firm, "users.csv").column("timekeeper").filter { !$0.isEmpty }
        #expect(Set(listed) == timekeepers)
        let assignees = StrictTable(firm, "CMCALENDAR.csv").column("GroupInfo").flatMap { $0.split(separator: "|") }
        let strangers = Set(assignees.map(String.init)).subtracting(users)
        #expect(strangers.isSubset(of: [SampleFirm.departedUser, SampleFirm.userGroup]))
    }

    @Test("The counts the firm announces are those of its files", arguments: firms.indices)
    func counts(place: Int) {
        let firm = Self.firms[place]
        let told = firm.expectations
        let clients = StrictTable(firm, "CMCLIENT.csv")
        let ids = clients.column("Client_ID")
        #expect(ids.count == told.matters)
        #expect(Set(ids.map { $0.prefix { $0 != "." } }).count == told.clients)
        let organizations = contactKeys(of: firm) { $0 == "1" }
        #expect(Set(clients.column("Name")).count { organizations.contains($0) } == told.companyClients)
        #expect(told.personClients + told.companyClients == told.clients)
        #expect(organizations.count == told.organizationContacts)
        #expect(StrictTable(firm, "CMRELATE.csv").rows.count == told.contacts)
        #expect(clients.column("Secure_Client").count { $0 == "1" } == told.secureMatters)
        #expect(clients.column("Tax_ID").count { !$0.isEmpty } == told.taxIDs)
        #expect(clients.column("Close_Date").count { $0.hasSuffix("/20\($0.suffix(2))") } == told.closedMatters)
        #expect(told.openMatters + told.closedMatters == told.matters)
        #expect(StrictTable(firm, "CMRELATE.csv").column("DOB").count { !$0.isEmpty } == told.birthDates)
        let calendar = StrictTable(firm, "CMCALENDAR.csv")
        #expect(calendar.column("Private").count { $0 == "1" } == told.privateEntries)
        #expect(calendar.column("GroupInfo").count { $0.hasSuffix(SampleFirm.userGroup) } == told.groupEntries)
        let memos = StrictTable(firm, "CMJRNL.csv").column("Desc")
        #expect(memos.count { $0.contains("SSN ") } == told.socialSecurityNumbers)
        let addresses = StrictTable(firm, "CMRELATE.csv").column("Email_Address1")
        #expect(addresses.count { !$0.contains("@") } == told.badEmailAddresses)
    }

    @Test("The sums the firm announces are those of its fees and costs", arguments: firms.indices)
    func sums(place: Int) throws {
        let firm = Self.firms[place]
        let fees = StrictTable(firm, "CMFEES.csv")
        let codes = fees.column("Bill_Code")
        let billable = codes.indices.filter { codes[$0] == "0" }
        let amounts = try fees.column("Amount").map(hundredths)
        let hours = try fees.column("Hours").map(hundredths)
        #expect(billable.reduce(0) { $0 + amounts[$1] } == firm.expectations.billableFeeCents)
        #expect(billable.reduce(0) { $0 + hours[$1] } == firm.expectations.billableFeeTenths * 10)
        let costs = try StrictTable(firm, "CMCOST.csv").column("Amount").map(hundredths)
        #expect(costs.reduce(0, +) == firm.expectations.costCents)
    }

    @Test("Work is dated from the opening of its matter to the day before the export")
    func dates() throws {
        let firm = demoFirm(hazards: .none)
        let clients = StrictTable(firm, "CMCLIENT.csv")
        let opened = Dictionary(
            zip(clients.column("Client_ID"), clients.column("Date_Open")),
            uniquingKeysWith: { first, _ in first }
        )
        for name in ["CMJRNL.csv", "CMFEES.csv", "CMCOST.csv"] {
            let table = StrictTable(firm, name)
            for (id, date) in zip(table.column("Client_ID"), table.column("Date")) {
                let start = try day(#require(opened[id]))
                let worked = try day(date)
                #expect(start <= worked && worked < Day(year: 2026, month: 11, day: 20), "\(name)")
            }
        }
    }

    private func day(_ text: String) throws -> Day {
        let parts = text.split(separator: "/").compactMap { Int($0) }
        try #require(parts.count == 3)
        return Day(year: parts[2], month: parts[0], day: parts[1])
    }

    private func contactKeys(of firm: SampleFirm, where isWanted: (String) -> Bool) -> Set<String> {
        let table = StrictTable(firm, "CMRELATE.csv")
        return Set(zip(table.column("RP_Key"), table.column("Org_Sw")).filter { isWanted($0.1) }.map(\.0))
    }

    private func hundredths(_ text: String) throws -> Int {
        let sign = text.hasPrefix("-") ? -1 : 1
        let digits = text.filter(\.isNumber)
        #expect(text.suffix(3).first == ".")
        return sign * (try #require(Int(digits)))
    }
}
