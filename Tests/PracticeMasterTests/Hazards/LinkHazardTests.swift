import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

@Suite("Hazards of links between rows")
struct LinkHazardTests {
    private var firm: SmallFirm {
        var firm = SmallFirm()
        firm.add(
            .contact,
            "RP_Key|Name|First_Name|Last_Name",
            "John Smith|John Smith|John|Smith",
            "JJ|Jim Johnson|Jim|Johnson"
        )
        firm.add(.client, "Client_ID|Name|Client_Full_Name|Desc|Prim_Tkpr", "110.01|John Smith|John Smith|v. Platte|1")
        return firm
    }

    private func journal(_ rows: String...) -> SmallFirm {
        var firm = firm
        firm.add(.journal, lines: ["_SEQUENCE_NO|Record_Type|Date|Client_ID|Related_Party|User_ID|Desc"] + rows)
        return firm
    }

    @Test("hazard 7: user ids ignore case, numbers their zeros; both id spaces meet in one list of owners")
    func ownerIDs() {
        let firm = journal(
            "1|N|1/2/2020|110.01||GWB|a",
            "2|N|1/2/2020|110.01||gwb|b",
            "3|N|1/2/2020|110.01||1|c",
            "4|N|1/2/2020|110.01||001|d"
        )
        #expect(
            firm.records().filter { $0.reference.key.hasPrefix("CMJRNL/") }.map { $0.json("user_id") } == [
                11, 11, 11, 11,
            ]
        )
        let owners = OwnerFinder.owners(of: firm.tables)
        #expect(owners.filter { $0.kind == .user }.map(\.id) == ["1", "GWB"])
        #expect(owners.first { $0.kind == .user && $0.id == "1" }?.reason.hasSuffix("please check") == true)
    }

    @Test("hazard 8: a user of no list is named before the run, and its rows go to the fallback owner")
    func deletedUser() {
        let firm = journal("1|N|1/2/2020|110.01||KMP2004|a")
        let owner = OwnerFinder.owners(of: firm.tables).first { $0.id == "KMP2004" }
        #expect(owner?.reason == "in no list of users or timekeepers")
        #expect(owner?.email == nil)
        #expect(firm.records().one(.note, "CMJRNL/1")?.json("user_id") == 99)
    }

    @Test("hazard 9: a row of a matter that CMCLIENT does not have is listed and never attached to something else")
    func unknownMatter() {
        let mapped = journal("88121|N|11/02/2021|999.01||JKL|Row of a matter that no longer exists").mapped()
        let orphan = mapped.exclusions.first { $0.file == .journal }
        #expect(orphan?.key == "CMJRNL/88121")
        #expect(orphan?.cause == .orphan)
        #expect(orphan?.reason == "names the matter 999.01, which is not in CMCLIENT")
        #expect(mapped.counts[.note] == nil)
    }

    @Test("hazard 10: a row without a matter follows its contact; without both it needs a home and is not sent")
    func blankMatter() {
        var firm = journal("1|N|1/2/2020||JJ|GWB|a")
        firm.add(.calendar, "_SEQUENCE_NO|Due_Date|Client_ID|Related_Party|Desc", "7|1/2/2030|||Staff meeting")
        let note = firm.records().one(.note, "CMJRNL/1")
        #expect(note?.parent("person_id") == "CMRELATE/JJ")
        #expect(note?["deal_id"] == nil)
        let orphan = firm.mapped().exclusions.first { $0.file == .calendar }
        #expect(orphan?.cause == .orphan)
        #expect(orphan?.reason == "names no matter and no contact")
    }

    @Test("hazard 26: a key that is written the other way round finds its contact")
    func keyTurnedRound() {
        let records = journal("1|N|1/2/2020||Smith, John|GWB|a").records()
        #expect(records.one(.note, "CMJRNL/1")?.parent("person_id") == "CMRELATE/John Smith")
    }

    @Test("hazard 27: case, double and trailing blanks do not matter in keys")
    func paddedKeys() {
        var firm = journal("1|N|1/2/2020||JIM JOHNSON|GWB|a", "2|N|1/2/2020||Jim  Johnson |GWB|b")
        firm.add(.contact, "RP_Key|Name", "Jim Johnson|Jim Johnson")
        let notes = firm.records().filter { $0.reference.entity == .note }
        #expect(notes.map { $0.parent("person_id") } == ["CMRELATE/Jim Johnson", "CMRELATE/Jim Johnson"])
    }

    @Test("hazard 63: variants of a timekeeper's number are one, zero and blank are nobody, retired ones are listed")
    func timekeepers() {
        var firm = firm
        firm.add(.timekeeper, "EMPL|NAME", "1|Gregory Bell")
        firm.add(
            .fee,
            "_SEQUENCE_NO|Client_ID|Date|Timekeeper|Amount",
            "1|110.01|1/2/2020|1|1.00",
            "2|110.01|1/2/2020|01|1.00",
            "3|110.01|1/2/2020|1.00|1.00",
            "4|110.01|1/2/2020|0|1.00",
            "5|110.01|1/2/2020||1.00",
            "6|110.01|1/2/2020|87|1.00"
        )
        let owners = OwnerFinder.owners(of: firm.tables).filter { $0.kind != .user }
        #expect(owners.map(\.id) == ["1", "87", ""])
        #expect(owners[0].rows.last == SourceOwner.Use(column: "CMFEES.Timekeeper", count: 3))
        #expect(owners[1].reason == "in no list of users or timekeepers")
        #expect(owners[2].rows.contains(SourceOwner.Use(column: "CMFEES.Timekeeper", count: 2)))
    }

    @Test("hazard 88: a row has the same key in two exports that overlap, wherever it stands")
    func overlappingExports() {
        let header = "_SEQUENCE_NO|Client_ID|Date|Amount"
        var march = SmallFirm()
        march.add(.fee, header, "7|1.01|3/1/2026|1.00", "8|1.01|3/2/2026|2.00")
        var april = SmallFirm()
        april.add(.fee, header, "8|1.01|3/2/2026|2.00", "9|1.01|4/1/2026|3.00")
        let keys = [march, april].compactMap { $0.tables[.fee] }.map { RowKeys.keys(of: $0) }
        #expect(keys == [["CMFEES/7", "CMFEES/8"], ["CMFEES/8", "CMFEES/9"]])
    }

    @Test("hazard 89: a renumbered matter is another matter: no number is taken for another one's")
    func renumbered() {
        let keys = ["110.01", "1110.01"].map { number -> [String] in
            var firm = SmallFirm()
            firm.add(.client, "_SEQUENCE_NO|Client_ID|Client_Full_Name", "413|\(number)|Erik Halvorsen")
            return firm.tables[.client].map { RowKeys.keys(of: $0) } ?? []
        }
        #expect(keys == [["CMCLIENT/110.01"], ["CMCLIENT/1110.01"]])
        let owners = OwnerFinder.owners(of: journal("1|N|1/2/2020|110.01||GBROWN|a").tables)
        #expect(owners.contains { $0.id == "GBROWN" && $0.email == nil })
    }

    @Test("hazard 95: numbers that only case tells apart are two matters of two clients; each row finds its own")
    func caseTellsApart() {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Client_Full_Name|Desc", "MC-01|Mac Corp|x", "Mc-01|Ann McCoy|y", "AB-01|Al Bo|z")
        firm.add(
            .journal,
            "_SEQUENCE_NO|Date|Client_ID|Desc",
            "1|1/2/2020|MC-01|a",
            "2|1/2/2020|Mc-01|b",
            "3|1/2/2020|mc-01|c",
            "4|1/2/2020|ab-01|d"
        )
        let records = firm.records()
        let notes = records.filter { $0.reference.key.hasPrefix("CMJRNL/") }
        #expect(notes.map { $0.parent("deal_id") } == ["CMCLIENT/MC-01", "CMCLIENT/Mc-01", "CMCLIENT/AB-01"])
        #expect(firm.mapped().exclusions.map(\.key) == ["CMJRNL/3"])
        #expect(records.one(.deal, "CMCLIENT/Mc-01")?.parent("person_id") == "CMCLIENT/Mc")
        #expect(firm.mapped().diagnostics.contains { $0.code == "matter-number-twins" })
    }

    @Test("hazard 95: where no two numbers differ by case alone, case does not tell clients apart")
    func caseDoesNotCount() {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Client_Full_Name|Desc", "MC-01|Mac|x", "Mc-02|Mac|y")
        #expect(firm.records().keys(.person) == ["CMCLIENT/MC"])
    }
}
