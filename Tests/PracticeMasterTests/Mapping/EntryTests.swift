import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

@Suite struct EntryTests {
    /// Six hours behind UTC all year.
    private let zone = ZoneRules(transitions: [], initialOffsetSeconds: -21_600)

    private var firm: SmallFirm {
        var firm = SmallFirm()
        firm.add(
            .client,
            "Client_ID|Name|Client_Full_Name|Desc|Secure_Client|Prim_Tkpr",
            "110.01|Halvorsen/Erik|Erik Halvorsen|v. Platte|0|1",
            "300.01||Sly Fox|Secret|1|1"
        )
        firm.add(.contact, "RP_Key|Name|Org_Sw", "Halvorsen/Erik|Erik Halvorsen|0", "Dunn/Ana|Ana Dunn|0")
        return firm
    }

    private func journal(_ rows: String...) -> SmallFirm {
        var firm = firm
        let header =
            "_SEQUENCE_NO|Record_Type|Date|Time|Client_ID|Related_Party|User_ID|Subject|Left_Message|Phone_No|Desc"
        firm.add(.journal, lines: [header] + rows)
        return firm
    }

    private func calendar(_ rows: String...) -> SmallFirm {
        var firm = firm
        let header =
            "_SEQUENCE_NO|Due_Date|Start_Time|End_Time|End_Date|Calendar_Code|Desc|Client_ID|Related_Party|GroupInfo|"
            + "User_ID|Private|Complet_Dt|Location|Comments"
        firm.add(.calendar, lines: [header] + rows)
        return firm
    }

    @Test("A journal row becomes a note with its time in UTC, its author, its parents and its particulars")
    func journalNote() throws {
        let firm = journal(
            "88120|P|11/02/2021|09:48 AM|110.01|Dunn/Ana|GWB|Re: <depo>|1|(402) 555-0142|LM w/ desk;¶call \"Tues\""
        )
        let note = try #require(firm.records(zone: zone).one(.note, "CMJRNL/88120"))
        #expect(note.text("add_time") == "2021-11-02 15:48:00")
        #expect(note.json("user_id") == 11)
        #expect(note.parent("deal_id") == "CMCLIENT/110.01")
        #expect(note.parent("person_id") == "CMRELATE/Dunn/Ana")
        #expect(
            note.text("content")
                == "<p><b>Phone call: Re: &lt;depo&gt;</b></p><p>LM w/ desk;<br>call &quot;Tues&quot;</p>"
                + "<p><b>Left Message:</b> Yes<br><b>Phone Number:</b> (402) 555-0142</p><p>Source: CMJRNL/88120</p>"
        )
        #expect(note.traits.contains("type:call"))
        #expect(note.rowSequences.count == 1)
    }

    @Test("Entries of secure matters, of unknown matters and without any home are listed and not sent")
    func heldBack() {
        let mapped = journal(
            "1|N|11/02/2021||300.01||GWB|||| secret",
            "2|N|11/02/2021||999.01||GWB|||| stray",
            "3|N|11/02/2021||||GWB|||| nobody",
            "4|N|11/02/2021||999.02|Dunn/Ana|GWB|||| contact",
            "5|N|11/02/2021||110.01|Nobody Known|GWB|||| kept"
        ).mapped()
        let found = mapped.exclusions.filter { $0.file == .journal }
        #expect(found.map(\.cause) == [.secure, .orphan, .orphan, .orphan])
        #expect(found.map(\.key) == ["CMJRNL/1", "CMJRNL/2", "CMJRNL/3", "CMJRNL/4"])
        #expect(found[3].reason.contains("CMRELATE/Dunn/Ana"))
        #expect(mapped.counts[.note] == 1)
        #expect(mapped.diagnostics.contains { $0.code == "contact-unknown" && $0.line == 6 })
        #expect(mapped.exclusions.filter { $0.file == .client }.map(\.key) == ["CMCLIENT/300", "CMCLIENT/300.01"])
    }

    @Test("An entry of an unknown matter of a known client suggests the client")
    func clientSuggestion() {
        let mapped = journal("1|N|11/02/2021||110.07||GWB||||x").mapped()
        #expect(mapped.exclusions.last?.reason.contains("CMCLIENT/110") == true)
    }

    @Test("Secure matters go out once a person has mapped their switch to something else")
    func secureByDecision() {
        var firm = firm
        firm.amendments["CMCLIENT.Secure_Client"] = "skip"
        #expect(firm.records().keys(.deal) == ["CMCLIENT/110.01", "CMCLIENT/300.01"])
    }

    @Test("A long text is split into numbered notes below the limit, and nothing is lost")
    func longText() throws {
        let words = (1...30_000).map { "wörd\($0)&" }.joined(separator: " ")
        let records = journal("7|E|11/02/2021||110.01||GWB||||\(words)").records()
        let notes = records.filter { $0.reference.entity == .note }
        #expect(notes.count > 3)
        #expect(notes[1].reference.key == "CMJRNL/7#2")
        var text = ""
        for note in notes {
            let content = note.text("content")
            #expect(content.utf8.count <= 90_000)
            #expect(content.hasSuffix("<p>Source: \(note.reference.key)</p>"))
            let body = content.split(separator: "</p><p>")[1]
            text += body.replacing("&amp;", with: "&")
        }
        #expect(text == words)
    }

    @Test("A calendar row becomes an activity with UTC date, time and duration, and its known contact takes part")
    func activity() throws {
        let firm = calendar(
            "5|06/01/2026|08:30 PM|09:45 PM||DEPO|Depose Dunn|110.01|Dunn/Ana|JKL¦LITIG|GWB|0||Room 4|Bring file"
        )
        let records = firm.records(zone: zone)
        let activity = try #require(records.one(.activity, "CMCALENDAR/5"))
        #expect(activity.text("subject") == "Depose Dunn")
        #expect(activity.text("due_date") == "2026-06-02")
        #expect(activity.text("due_time") == "02:30")
        #expect(activity.text("duration") == "01:15")
        #expect(activity.json("done") == false)
        #expect(activity.json("owner_id") == 12)
        #expect(activity.json("location") == ["value": "Room 4"])
        #expect(activity["type"] == .activityTypeKey(RecordReference(.activityType, "activityType/Deposition")))
        #expect(activity.parent("deal_id") == "CMCLIENT/110.01")
        let person = RecordReference(.person, "CMRELATE/Dunn/Ana")
        #expect(
            activity["participants"] == .list([.object(["person_id": .record(person), "primary": .literal(true)])])
        )
        #expect(activity.text("note").contains("Bring file"))
        #expect(activity.text("note").contains("<b>Entered by:</b> GWB"))
        #expect(activity.text("note").contains("<b>User/Group:</b> JKL, LITIG"))
        #expect(activity.text("note").hasSuffix("<p>Source: CMCALENDAR/5</p>"))
        #expect(activity["attendees"] == nil)
        #expect(activity["priority"] == nil)
        let type = try #require(records.one(.activityType, "activityType/Deposition"))
        #expect(type.text("name") == "Deposition")
    }

    @Test("Private entries stay behind; an entry without a date makes no activity")
    func privateEntries() {
        let mapped = calendar(
            "1|06/01/2026|||||Surgery|110.01||GWB|GWB|1|||",
            "2|  /  /  |||||No day|110.01||GWB|GWB|0|||"
        ).mapped()
        #expect(mapped.exclusions.filter { $0.file == .calendar }.map(\.cause) == [.privateEntry, .unusable])
        #expect(mapped.counts[.activity] == nil)
    }

    @Test("Entries may end after midnight, after days, or before they begin")
    func ends() throws {
        let records = calendar(
            "1|06/01/2026|11:30 PM|12:30 AM|||Late|110.01||GWB||0|||",
            "2|06/01/2026|9:00 AM|5:00 PM|06/12/2026||Trial|110.01||GWB||0|||",
            "3|06/01/2026||||HEARING|All day|110.01||GWB||0|06/02/2026||"
        ).records()
        #expect(records.one(.activity, "CMCALENDAR/1")?.text("duration") == "01:00")
        let trial = try #require(records.one(.activity, "CMCALENDAR/2"))
        #expect(trial["duration"] == nil)
        #expect(trial.text("note").contains("<b>Ends:</b> 2026-06-12 17:00"))
        let day = try #require(records.one(.activity, "CMCALENDAR/3"))
        #expect(day.text("due_date") == "2026-06-01")
        #expect(day["due_time"] == nil)
        #expect(day.json("done") == true)
        #expect(day.text("note").contains("<b>Completed:</b> 2026-06-02"))
    }

    @Test("Nobody is an owner by accident: without a match and a fallback the record says so")
    func ownerMissing() {
        var firm = journal("1|N|11/02/2021||110.01||KMP2004||||x")
        firm.owners.fallback = nil
        let mapped = firm.mapped()
        #expect(mapped.diagnostics.contains { $0.code == "owner-missing" && $0.file == .journal && $0.line == 2 })
        #expect(mapped.diagnostics.contains { $0.code == "owner-missing" && $0.file == .contact })
    }

    @Test("A matter that a value map makes a lead takes its notes along")
    func lead() throws {
        var firm = journal("1|N|11/02/2021||110.01||GWB||||x")
        firm.valueMaps[.matterStatus] = ["Open": "lead"]
        let records = firm.records()
        #expect(records.keys(.deal).isEmpty)
        let lead = try #require(records.one(.lead, "CMCLIENT/110.01"))
        #expect(lead["stage_id"] == nil)
        #expect(lead.parent("person_id") == "CMRELATE/Halvorsen/Erik")
        #expect(records.one(.note, "CMJRNL/1")?.parent("lead_id") == "CMCLIENT/110.01")
        #expect(records.keys(.pipeline).isEmpty)
    }
}
