import Migration
import Testing
@testable import PracticeMaster
@Suite struct ZTiming {
    @Test("timing") func timing() {
        var firm = SmallFirm()
        firm.add(.client, lines: ["Client_ID|Name|Contact|Client_Full_Name|Desc|Inactive|Secure_Client|Date_Open|Close_Date|Prim_Tkpr|AOP|Email_Address|Comments"] + (0..<20000).map { "\($0/3).0\($0%3)|C\($0/3)||Client Name\($0/3)|Matter \($0)|0|0|01/02/2010||1|PI|a\($0/3)@x.example|text" })
        firm.add(.contact, lines: ["RP_Key|Name|Organization|Org_Sw|Email_Address1|Work_Phone|RP_Cat"] + (0..<10000).map { "C\($0)|Client Name\($0)|Employer \($0 % 500)|0|a\($0)@x.example|402-555-\(1000+$0)|CLIENT" })
        firm.add(.journal, lines: ["_SEQUENCE_NO|Record_Type|Date|Time|Client_ID|Related_Party|User_ID|Subject|Desc"] + (0..<100000).map { "\($0)|N|01/02/2010|09:30 AM|\($0%6000).01|C\($0%10000)|GWB|Subject \($0)|Some text of a note that is about a hundred characters long, with a comma and so on \($0)" })
        firm.add(.fee, lines: ["_SEQUENCE_NO|Client_ID|Timekeeper|Date|Bill_Code|Rate|Hours|Amount|Description"] + (0..<100000).map { "\($0)|\($0%6000).01|1|11/02/2021|0|250.00|1.50|375.00|Depo prep" })
        let clock = ContinuousClock()
        var proposal = firm.proposal
        print("propose", clock.measure { proposal = firm.proposal })
        let decisions = proposal.decisions(owners: firm.owners)
        let context = MappingContext(currency: "USD", zone: .utc, today: SmallFirm.today)
        var mapped = RecordMapper.map(tables: [:], decisions: decisions, context: context)
        print("map", clock.measure { mapped = RecordMapper.map(tables: firm.tables, decisions: decisions, context: context) })
        var n = 0
        print("each", clock.measure { mapped.forEachRecord { _ in n += 1 } }, n)
        print("inspect", clock.measure { _ = SensitiveScan.findings(in: firm.tables); _ = OrphanScan.orphans(in: firm.tables, today: SmallFirm.today); _ = OwnerFinder.owners(of: firm.tables) })
    }
}
