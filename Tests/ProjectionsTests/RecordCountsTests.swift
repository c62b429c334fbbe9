import Migration
import Testing

@testable import Projections

@Suite struct RecordCountsTests {
    @Test("counts by run and over all, with what is in Pipedrive now")
    func tallies() {
        var given = Given()
        given.start("run-1", planned: ["deal": 3])
        let first = given.intend(.deal, "CMCLIENT/1")
        given.land(first)
        given.refuse(given.intend(.deal, "CMCLIENT/2"), status: 400)
        given.lose(given.intend(.deal, "CMCLIENT/3"))
        given.finish()
        given.start("run-2", planned: ["deal": 2])
        given.land(given.intend(.deal, "CMCLIENT/2"))
        given.finish()
        let counts = RecordCounts(folding: given.events)
        #expect(counts.runs.map { $0.tallies[.deal]?.failed } == [1, 0])
        let total = counts.total(of: .deal)
        #expect(total.created == 2)
        #expect(total.planned == 5)
        #expect(total.failed == 0)
        #expect(total.unknown == 1)
        #expect(counts.present(.deal) == 2)
        #expect(counts.flows == [.init(file: .client, entity: .deal, count: 2)])
    }

    @Test("an inverse counts as undone and takes the record out of what is present")
    func undone() {
        var given = Given()
        let create = given.intend(.person, "CMRELATE/A")
        given.land(create)
        given.land(given.intend(.person, "CMRELATE/A", .delete, id: "7", undoes: create), .delete)
        let counts = RecordCounts(folding: given.events)
        #expect(counts.total(of: .person).undone == 1)
        #expect(counts.present(.person) == 0)
        #expect(counts.flows.isEmpty)
    }

    @Test("an interrupted run shows what it did not come to")
    func interrupted() {
        var given = Given()
        given.start("run-1", planned: ["deal": 5])
        given.land(given.intend(.deal, "CMCLIENT/1"))
        let stop = RunInterrupted(
            kind: "run",
            cause: "token ceiling",
            landed: [:],
            failed: 0,
            unknown: 0,
            skipped: 4,
            tokens: 5,
            withheld: []
        )
        given.add(.runInterrupted(stop))
        #expect(RecordCounts(folding: given.events).total(of: .deal).skipped == 4)
    }

    @Test("a write without an answer is counted as under way")
    func unanswered() {
        var given = Given()
        _ = given.intend(.deal, "CMCLIENT/1")
        #expect(ReportModel(folding: given.events).unansweredCount == 1)
    }

    @Test("rows in equal rows read plus rows set aside, before and after the file is complete")
    func loads() {
        var given = Given()
        let file = FileRegistered(
            file: .client,
            name: "c.csv",
            sha256: "aa",
            bytes: 10,
            encoding: "utf-8",
            delimiter: ",",
            headerStyle: "field-id",
            columns: []
        )
        given.add(.fileRegistered(file))
        given.add(.rowParsed(RowParsed(file: .client, line: 2, cells: ["x"])))
        let rejected = RowRejected(file: .client, line: 3, code: "truncated", reason: "is cut off", raw: "YWJjZA==")
        given.add(.rowRejected(rejected))
        var load = SourceLoads(folding: given.events).latest.first
        #expect(load?.isBalanced == true)
        #expect(load?.isComplete == false)
        #expect(RejectedRows(folding: given.events).current.map(\.bytes) == [4])
        given.add(
            .fileCompleted(
                FileCompleted(
                    file: .client,
                    records: 3,
                    parsed: 1,
                    rejected: 1,
                    changed: 0,
                    same: 0,
                    vanished: 0,
                    blankLines: 0
                )
            )
        )
        load = SourceLoads(folding: given.events).latest.first
        #expect(load?.isBalanced == false)
        given.add(.fileRegistered(file))
        #expect(SourceLoads(folding: given.events).latest.first?.ordinal == 2)
        #expect(RejectedRows(folding: given.events).current.isEmpty)
    }

    @Test("money is summed exactly, follows updates and leaves with the deal")
    func money() {
        var given = Given()
        given.land(given.intend(.deal, "CMCLIENT/1", body: #"{"value":0.1,"currency":"USD"}"#))
        let second = given.intend(.deal, "CMCLIENT/2", body: #"{"value":0.2,"currency":"USD"}"#)
        given.land(second)
        given.refuse(given.intend(.deal, "CMCLIENT/3", body: #"{"value":900,"currency":"USD"}"#), status: 400)
        #expect(MoneyTotals(folding: given.events).sums.map(\.amount) == ["0.30"])
        given.land(given.intend(.deal, "CMCLIENT/1", .update, body: #"{"value":10.105}"#), .update)
        given.land(given.intend(.deal, "CMCLIENT/2", .delete, undoes: second), .delete)
        let sums = MoneyTotals(folding: given.events).sums
        #expect(sums.map(\.amount) == ["10.105"])
        #expect(sums.map(\.currency) == ["USD"])
    }
}
