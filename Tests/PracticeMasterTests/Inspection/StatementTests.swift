import Migration
import Testing

@testable import PracticeMaster

/// What an inspection says, and the evidence that it gives for it.
@Suite struct StatementTests {
    private func dates(_ cells: String...) throws -> DateSurvey {
        var firm = SmallFirm()
        firm.add(.journal, lines: ["Date"] + cells)
        return try #require(firm.inspection().file(.journal)?.column("Date")?.dates)
    }

    @Test("dates that can be read in one order only decide for the column, and their line is named")
    func monthFirst() throws {
        let survey = try dates("03/04/2011", "03/25/2011", "12/31/2012")
        #expect(survey.order == .monthFirst)
        #expect(survey.reason == "2 of 3 dates can only be month first (line 3), none only day first")
        #expect(survey.first?.isoText == "2011-03-04")
        #expect(survey.last?.isoText == "2012-12-31")
    }

    @Test("a column whose dates say day first is read so, and said aloud")
    func dayFirst() throws {
        let survey = try dates("03/04/2011", "25/03/2011")
        #expect(survey.order == .dayFirst)
        #expect(survey.reason == "1 of 2 dates can only be day first (line 3), none only month first")
        #expect(survey.first?.isoText == "2011-03-25")
        #expect(survey.last?.isoText == "2011-04-03")
    }

    @Test("without evidence it is the custom that decides, and both orders in one column are a finding")
    func doubtfulDates() throws {
        let open = try dates("03/04/2011")
        #expect(open.isUnproved)
        #expect(open.reason.hasPrefix("the single date has no part above 12"))
        #expect(try dates("2011-03-25").reason == "every date has its year first or its month by name")
        var firm = SmallFirm()
        firm.add(.journal, "Date", "03/25/2011", "04/26/2011", "25/03/2011", "02/30/2011", "  /  /  ")
        let inspection = firm.inspection()
        let found = inspection.findings.filter { $0.column == "Date" }
        #expect(found.map(\.code) == ["date-order-mixed", "dates-unreadable"])
        #expect(found.map(\.line) == [4, 5])
        #expect(found.first?.text.contains("2 of 3 dates can only be month first (line 2), 1 only day first") == true)
        #expect(inspection.requests.contains { $0.code == "date-order" })
        #expect(inspection.file(.journal)?.column("Date")?.dates?.blankCount == 1)
    }

    @Test(
        "matter numbers are explained by what most of them look like",
        arguments: [
            (["110.01", "110.02", "204.01"], ".", false, "like 110.01: what stands before the last point"),
            (["SMITH-01", "SMITH-02", "JONES-01"], "-", false, "like SMITH-01: what stands before the last hyphen"),
            (["2024-001", "2024-002", "2023-001"], "-", true, "like 2024-001: the left part is a year"),
            (["ALPHA", "BETA"], "", true, "has a part for the matter (ALPHA)"),
        ]
    )
    func numbers(keys: [String], separator: String, isDoubtful: Bool, reason: String) throws {
        var firm = SmallFirm()
        firm.add(.client, lines: ["Client_ID|Name"] + keys.map { "\($0)|Somebody" })
        let inspection = firm.inspection()
        let evidence = try #require(inspection.clientKeys)
        #expect(evidence.separator == separator)
        #expect(evidence.isDoubtful == isDoubtful)
        #expect(evidence.sentence.contains(reason))
        let start = evidence.splitCount == 0 ? "none of 2 client numbers has" : "all 3 client numbers are written"
        #expect(evidence.sentence.hasPrefix(start))
        #expect(inspection.remarks.first { $0.code == "client-number-form" }?.first.first?.message == evidence.sentence)
    }

    @Test("numbers unlike the others are named by their lines")
    func exceptions() throws {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Name", "110.01|A", "MISC|B", "110.02|A")
        let evidence = try #require(firm.inspection().clientKeys)
        #expect(evidence.exceptionLines == [3])
        #expect(evidence.isDoubtful)
    }

    @Test(
        "billed history is there, or not, or nobody can tell",
        arguments: [
            ("Archived", ["1", "0"], BilledHistory.Verdict.included, "1 of 2 fees are archived, that is billed"),
            (
                "Archived", ["0", ""], .unbilledOnly,
                "none of 2 fees is archived: what was billed is probably not there"
            ),
            (
                "Archived", ["N", "False"], .unbilledOnly,
                "none of 2 fees is archived: what was billed is probably not there"
            ),
            ("Stmt_Num", ["8841", "0"], .included, "1 of 2 fees bear a statement number"),
            ("Stmt_Num", ["0", ""], .unknown, "no column tells whether the 2 fees were billed"),
        ]
    )
    func history(column: String, cells: [String], verdict: BilledHistory.Verdict, reason: String) throws {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Name|Date_Open", "110.01|A|03/14/2011")
        firm.add(.fee, lines: ["Client_ID|Date|Hours|\(column)"] + cells.map { "110.01|01/20/2020|1|\($0)" })
        let inspection = firm.inspection()
        let history = try #require(inspection.billedHistory.first)
        #expect(history.verdict == verdict)
        #expect(history.reason == reason + "; they begin 2020-01-20, the matters 2011-03-14")
        #expect(inspection.findings.contains { $0.code == "fees-unbilled-only" } == (verdict == .unbilledOnly))
        #expect(inspection.requests.contains { $0.code == "billed-history" } == (verdict != .included))
    }

    @Test("costs have a history of their own; a file without rows has none")
    func costs() {
        var firm = SmallFirm()
        firm.add(.cost, "Client_ID|Date|Amount|Archived", "110.01|01/02/2020|5.00|0")
        firm.add(.fee, "Client_ID|Date|Amount|Archived")
        #expect(firm.inspection().billedHistory.map(\.file) == [.cost])
        #expect(firm.inspection().findings.map(\.code).first == "costs-unbilled-only")
    }

    @Test("contacts that may be one are counted and named by line; an employer is an organization of its own")
    func outline() {
        var firm = SmallFirm()
        firm.add(.contact, "RP_Key|Name|Org_Sw", "a|Robert Smith|0", "b|Acme Corp|1", "c|SMITH ROBERT|0")
        firm.add(
            .client,
            "Client_ID|Name|Close_Date|Inactive",
            "1.01|a|01/02/2020|0",
            "1.02|a||0",
            "2.01|b||1"
        )
        let outline = firm.inspection().outline
        #expect(outline.duplicates == [[2, 4]])
        #expect(outline.organizations == 1)
        #expect([outline.matters, outline.clients, outline.openMatters, outline.closedMatters] == [3, 2, 1, 1])
    }

    @Test("samples of sensitive columns and social security numbers in texts are shown in outline only")
    func masks() throws {
        var firm = SmallFirm()
        firm.add(
            .contact,
            "RP_Key|DOB|Driver SSN|Comments",
            "A|05/11/31|123-45-6789|SSN 123-45-6789, prefers mail",
            "B|||Suite 400"
        )
        let columns = try #require(firm.inspection().file(.contact)).columns
        #expect(columns[1].shownSamples == ["••/••/••"])
        #expect(columns[2].shownSamples == ["•••-••-••••"])
        #expect(columns[3].shownSamples == ["SSN •••-••-••••, prefers mail", "Suite 400"])
    }

    @Test("what a column keeps is bounded, however long its values are and however many")
    func bounds() throws {
        var firm = SmallFirm()
        let long = String(repeating: "x", count: 5000)
        firm.add(.contact, lines: ["RP_Key"] + (0..<10_050).map { "\($0)" })
        firm.add(.journal, "Desc", "\(long)1", "\(long)2", "\(long)1")
        let inspection = firm.inspection()
        let keys = try #require(inspection.file(.contact)?.column("RP_Key"))
        #expect(keys.distinct == ColumnProfiler.distinctLimit)
        #expect(keys.hasMoreDistinct)
        let texts = try #require(inspection.file(.journal)?.column("Desc"))
        #expect(texts.distinct == 2)
        #expect(texts.longest == 5001)
        #expect(texts.samples.map(\.count) == [ColumnProfiler.sampleLength, ColumnProfiler.sampleLength])
    }

    @Test("traces of other programs and of mixed encodings are said with their place")
    func traces() {
        var firm = SmallFirm()
        firm.add(.contact, "RP_Key|Name", "A|Jos\u{201A}", "B|Garc\u{C3}\u{AD}a")
        let findings = firm.inspection(encoding: "Windows-1252").findings
        #expect(findings.map(\.code) == ["encoding-by-cell", "text-dos-letters", "text-encoded-twice"])
        #expect(findings.map(\.line) == [nil, 2, 3])
    }
}
