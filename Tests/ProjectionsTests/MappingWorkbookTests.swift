import Migration
import Testing

@testable import Projections

@Suite struct MappingWorkbookTests {
    private func proposal(_ index: Int, _ target: MappingTarget) -> Event {
        let rule = Rule(
            column: ColumnReference(.client, index),
            header: "H\(index)",
            canonical: nil,
            target: target,
            confidencePercent: 90,
            ticked: true,
            reasons: [],
            alternatives: [],
            filled: 1,
            distinct: 1,
            inferred: "text",
            isSensitive: false
        )
        return .mappingProposed(MappingProposed(rule: rule))
    }

    @Test("a line goes from proposed over amended to confirmed, and back when a decision changes")
    func decisions() throws {
        var given = Given()
        given.add(proposal(1, .skip), by: "convey")
        given.add(proposal(0, .key), by: "convey")
        var workbook = MappingWorkbook(folding: given.events)
        #expect(workbook.lines.map(\.rule.column.index) == [0, 1])
        #expect(workbook.lines.map { workbook.decision(of: $0) } == [.proposed, .proposed])
        given.add(.mappingAmended(MappingAmended(file: .client, index: 1, target: .filePath)), by: "bea")
        given.add(.mappingConfirmed(MappingConfirmed(digest: "d", rules: 2, skipped: 0)), by: "ann")
        workbook = MappingWorkbook(folding: given.events)
        let line = try #require(workbook.lines.last)
        #expect(workbook.decision(of: line) == .confirmed)
        #expect(workbook.decidedBy(line) == "ann")
        #expect(line.proposed == .skip)
        given.add(.ownerFallback(OwnerFallback(email: "a@b.c", userID: 1)), by: "bea")
        workbook = MappingWorkbook(folding: given.events)
        #expect(workbook.lines.map { workbook.decision(of: $0) } == [.proposed, .amended])
    }

    @Test(
        "a created field's hash key stands beside every rule that fills it",
        arguments: [
            ("custom:deal:date:Date of loss", "field/deal/Date of loss"),
            ("deal.fee_hours", "field/deal/Fee_Hours__c"),
            ("lead.matter_number", "field/deal/Matter_Number__c"),
            ("person.source_id", "field/person/Source_Key__c"),
            ("person.address[city]", "field/person/Address"),
            ("organization.address[home]", "field/organization/Home address"),
        ]
    )
    func hashKeys(name: String, key: String) throws {
        let target = try #require(MappingTarget(name))
        var given = Given()
        given.add(proposal(0, target))
        given.add(proposal(1, .skip))
        let create = given.intend(.field, key)
        given.land(create, id: "12", keyString: "a1b2")
        #expect(MappingWorkbook(folding: given.events).lines.map(\.hashKey) == ["a1b2", nil])
        given.land(given.intend(.field, key, .delete, id: "12", undoes: create), .delete, id: "12")
        #expect(MappingWorkbook(folding: given.events).lines.map(\.hashKey) == [nil, nil])
    }

    @Test("an amended value keeps its row and names who changed it")
    func values() {
        var given = Given()
        let map = ValueMap(
            kind: .matterStatus,
            entries: [.init(value: "Open", target: "Open|open", count: 4, reason: "r")]
        )
        given.add(.valuesProposed(ValuesProposed(map: map)))
        given.add(.valuesAmended(ValuesAmended(kind: .matterStatus, value: "Open", target: "New|open")), by: "bea")
        let lines = MappingWorkbook(folding: given.events).valueLines
        #expect(lines.map(\.entry.target) == ["New|open"])
        #expect(lines.map(\.entry.count) == [4])
        #expect(lines.map(\.amendedBy) == ["bea"])
    }
}
