import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

@Suite("Hazards of calendar entries")
struct CalendarHazardTests {
    /// Six hours behind UTC all year.
    private let zone = ZoneRules(transitions: [], initialOffsetSeconds: -21_600)

    private func firm(_ lines: String...) -> SmallFirm { firm(lines: lines) }

    private func firm(lines: [String]) -> SmallFirm {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Client_Full_Name|Desc|Secure_Client", "1.01|Ann Lee|x|0", "2.01|Bob Ray|y|1")
        firm.add(.calendar, lines: lines)
        return firm
    }

    private func activities(_ firm: SmallFirm, zone: ZoneRules = .utc) -> [DesiredRecord] {
        firm.records(zone: zone).filter { $0.reference.entity == .activity }
    }

    @Test("hazard 38: of several assignees the first that is a known user owns the entry, and all stay readable")
    func assignees() throws {
        let header = "_SEQUENCE_NO|Due_Date|Client_ID|Desc|GroupInfo"
        let plain = try #require(activities(firm(header, "1|1/2/2030|1.01|Meet|GWB¦JKL¦LITIG")).first)
        #expect(plain.json("owner_id") == 11)
        #expect(plain.text("note").contains("<b>User/Group:</b> GWB, JKL, LITIG"))
        let firm = firm(header, "1|1/2/2030|1.01|Meet|LITIG¦JKL¦GWB")
        let activity = try #require(activities(firm).first)
        #expect(activity.json("owner_id") == 12)
        #expect(activity.text("note").contains("<b>User/Group:</b> LITIG, JKL, GWB"))
        #expect(activities(firm).count == 1)
        #expect(OwnerFinder.owners(of: firm.tables).filter { $0.kind == .user }.map(\.id) == ["GWB", "JKL", "LITIG"])
    }

    @Test("hazard 39: an event that was exported once for each user is sent as often, and listed")
    func oncePerUser() {
        let firm = firm(
            "_SEQUENCE_NO|Due_Date|Start_Time|Client_ID|Desc|GroupInfo",
            "1|1/2/2030|9:00 AM|1.01|Meet|GWB",
            "2|1/2/2030|9:00 AM|1.01|Meet|JKL",
            "3|1/2/2030|9:00 AM|1.01|Meet|LITIG"
        )
        #expect(activities(firm).map { $0.json("owner_id") } == [11, 12, 99])
        let found = firm.mapped().diagnostics.filter { $0.code == "event-repeated" }
        #expect(found.map { $0.message.hasPrefix("3 activities") } == [true])
    }

    @Test("hazard 39: a reviewer can make them one activity, which names everybody; what differs in more stays apart")
    func merged() throws {
        var firm = firm(
            "_SEQUENCE_NO|Due_Date|Start_Time|Client_ID|Desc|GroupInfo|Private",
            "1|1/2/2030|9:00 AM|1.01|Meet|LITIG|0",
            "2|1/2/2030|9:00 AM|1.01|Meet|JKL|0",
            "3|1/2/2030|9:00 AM|1.01|Meet|GWB|0",
            "4|1/2/2030|9:30 AM|1.01|Meet|GWB|0",
            "5|1/3/2030|9:00 AM|1.01|Surgery|GWB|1",
            "6|1/3/2030|9:00 AM|1.01|Surgery|JKL|1"
        )
        #expect(firm.rule("CMCALENDAR.GroupInfo")?.alternatives.first?.description == "activity.owner[merged]")
        firm.amendments = ["CMCALENDAR.GroupInfo": "activity.owner[merged]"]
        let found = activities(firm)
        #expect(found.map(\.reference.key) == ["CMCALENDAR/1", "CMCALENDAR/4"])
        let whole = try #require(found.first)
        #expect(whole.json("owner_id") == 12)
        #expect(whole.text("note").contains("<b>User/Group:</b> LITIG, JKL, GWB"))
        #expect(whole.rowSequences.count == 3)
        let mapped = firm.mapped()
        #expect(mapped.counts[.activity] == 2)
        #expect(mapped.diagnostics.filter { $0.code == "event-merged" }.map(\.line) == [3, 4])
        #expect(!mapped.diagnostics.contains { $0.code == "event-repeated" })
        #expect(mapped.exclusions.filter { $0.file == .calendar }.map(\.cause) == [.privateEntry, .privateEntry])
    }

    @Test("hazard 40: recurring entries stay single entries: none is folded, none is made up")
    func recurring() throws {
        let first = try #require(CivilDate(iso: "2009-01-06"))
        let rows = try (0..<1150).map { week -> String in
            let day = try #require(first.adding(days: week * 7))
            return "\(week + 1)|\(day.isoText)|1.01|Staff meeting|5"
        }
        let firm = firm(lines: ["_SEQUENCE_NO|Due_Date|Client_ID|Desc|LinkNo"] + rows)
        let found = activities(firm)
        #expect(found.count == 1150)
        #expect(Set(found.map { $0.text("due_date") }).count == 1150)
        #expect(!firm.mapped().diagnostics.contains { $0.code == "event-repeated" })
    }

    @Test("hazard 41: an end before the start is past midnight up to twelve hours later, otherwise it is kept as text")
    func ends() {
        let firm = firm(
            "_SEQUENCE_NO|Due_Date|Start_Time|End_Time|Client_ID|Desc",
            "1|06/01/2030|11:30 PM|12:30 AM|1.01|Late",
            "2|06/01/2030|3:00 PM|1:00 PM|1.01|Slip",
            "3|06/01/2030|3:00 PM||1.01|Open end",
            "4|06/01/2030||4:00 PM|1.01|End only"
        )
        let found = activities(firm)
        #expect(found.map { $0.text("duration") } == ["01:00", "", "", ""])
        #expect(found[1].text("note").contains("<b>Ends:</b> 2030-06-01 13:00"))
        #expect(found[2]["duration"] == nil)
        #expect(found[3].text("note").contains("<b>Ends:</b> 16:00"))
        #expect(firm.mapped().diagnostics.filter { $0.code == "end-before-start" }.map(\.line) == [3])
    }

    @Test("hazard 42: the last day of an entry of several days stands in its text")
    func severalDays() {
        let firm = firm("_SEQUENCE_NO|Due_Date|End_Date|Client_ID|Desc", "1|06/01/2026|06/12/2026|1.01|Trial")
        let found = activities(firm)
        #expect(found.map { $0.text("due_date") } == ["2026-06-01"])
        #expect(found[0]["due_time"] == nil)
        #expect(found[0].text("note").contains("<b>Ends:</b> 2026-06-12"))
        var clocks = self.firm(
            "_SEQUENCE_NO|Due_Date|End_Date|Start_Time|End_Time|Whole_Day|Client_ID|Desc",
            "1|06/01/2026|06/12/2026|9:00 AM|5:00 PM|1|1.01|Trial"
        )
        clocks.amendments["CMCALENDAR.Whole_Day"] = "activity.all_day"
        let note = activities(clocks).first?.text("note")
        #expect(note?.contains("<b>Begins:</b> 09:00") == true)
        #expect(note?.contains("<b>Ends:</b> 2026-06-12 17:00") == true)
    }

    @Test("hazard 43: the local time counts where the UTC columns disagree, and the entry is listed")
    func utcColumns() {
        let header = "_SEQUENCE_NO|Due_Date|Start_Time|Due_Date_UTC|Start_Time_UTC|No_Timezone|Client_ID|Desc"
        let firm = firm(
            header,
            "1|03/08/2026|08:00 PM|03/09/2026|02:00 AM|0|1.01|Agrees",
            "2|03/08/2026|08:00 PM|03/09/2026|01:00 AM|0|1.01|Differs",
            "3|03/08/2026|08:00 PM|03/09/2026|01:00 AM|1|1.01|Floats",
            "4|03/08/2026||03/09/2026||0|1.01|All day"
        )
        let found = activities(firm, zone: zone)
        #expect(found.map { $0.text("due_date") } == ["2026-03-09", "2026-03-09", "2026-03-09", "2026-03-08"])
        #expect(found.map { $0.text("due_time") } == ["02:00", "02:00", "02:00", ""])
        #expect(firm.mapped(zone: zone).diagnostics.filter { $0.code == "utc-differs" }.map(\.line) == [3])
    }

    @Test("hazard 44: open tasks of decades ago stay open, and how many there are is said once")
    func overdue() {
        let firm = firm(
            "_SEQUENCE_NO|Due_Date|Complet_Dt|Client_ID|Desc",
            "1|05/14/2005|  /  /  |1.01|Later",
            "2|02/14/2003||1.01|First",
            "3|02/14/2003|02/15/2003|1.01|Done",
            "4|05/20/2024||1.01|Lately"
        )
        #expect(activities(firm).map { $0.json("done") } == [false, false, true, false])
        let found = firm.mapped().diagnostics.filter { $0.code == "activity-overdue" }
        #expect(found.map { $0.message.hasPrefix("2 open entries") } == [true])
        #expect(found.first?.message.hasSuffix("CMCALENDAR/2") == true)
    }

    @Test("hazard 45: a code without a legend becomes a type by what it reads like; other codes stay readable")
    func codes() throws {
        let firm = firm(
            "_SEQUENCE_NO|Due_Date|Calendar_Code|Type|Status|Client_ID|Desc",
            "1|1/2/2030|HRG2|E|3|1.01|Hearing"
        )
        let activity = try #require(activities(firm).first)
        #expect(activity["type"] == .activityTypeKey(RecordReference(.activityType, "activityType/Hearing")))
        #expect(activity.text("note").contains("<b>Type:</b> E"))
        #expect(activity.text("note").contains("<b>Status:</b> 3"))
        let entry = firm.proposal.valueMaps.first { $0.kind == .calendarCode }?.entries.first
        #expect(entry?.reason == "reads like one")
    }

    @Test("hazard 46: private entries and secure matters are counted, held back and listed")
    func heldBack() {
        let firm = firm(
            "_SEQUENCE_NO|Due_Date|Private|Client_ID|Desc",
            "1|1/2/2030|1|1.01|Surgery",
            "2|1/2/2030|0|2.01|Secret",
            "3|1/2/2030|0|1.01|Open"
        )
        #expect(activities(firm).map(\.reference.key) == ["CMCALENDAR/3"])
        let causes = firm.mapped().exclusions.filter { $0.file == .calendar }.map(\.cause)
        #expect(causes == [.privateEntry, .secure])
        let counts = SensitiveScan.findings(in: firm.tables).filter { $0.count > 0 }
        #expect(counts.map(\.kind) == [.secureClient, .privateEntry])
        #expect(counts.map(\.count) == [1, 1])
    }
}
