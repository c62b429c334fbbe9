import Migration
import Testing

@testable import Projections

@Suite struct ReportModelTests {
    private static func given() -> Given {
        var given = Given()
        given.add(.rowParsed(RowParsed(file: .client, line: 2, cells: ["x"])))
        given.start("run-1", planned: ["deal": 2], tokens: 12)
        given.land(given.intend(.deal, "CMCLIENT/1"))
        given.refuse(given.intend(.deal, "CMCLIENT/2"), status: 400)
        given.finish()
        return given
    }

    @Test("folded together, each read model shows what it shows alone, rows included")
    func together() {
        let events = ReportModelTests.given().events
        let model = ReportModel(folding: events)
        #expect(model.ledger.size == UInt64(events.count))
        #expect(model.ledger.counts.first { $0.type == "row.parsed" }?.count == 1)
        #expect(model.counts.runs == RecordCounts(folding: events).runs)
        #expect(model.failures.sorted == FailureList(folding: events).sorted)
        #expect(model.tokens.runs == TokenStatement(folding: events).runs)
        #expect(model.timeline.entries == Timeline(folding: events).entries)
    }

    @Test("a model of an earlier position knows nothing of what came later")
    func position() {
        let events = ReportModelTests.given().events
        let early = ReportModel(folding: events.prefix(3))
        #expect(early.ledger.size == 3)
        #expect(early.counts.present(.deal) == 0)
        #expect(early.failures.sorted.isEmpty)
        #expect(early.ledger.lastAt == events[2].at)
    }
}
