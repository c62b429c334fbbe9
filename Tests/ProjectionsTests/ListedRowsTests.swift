import Migration
import Testing

@testable import Projections

@Suite struct ListedRowsTests {
    private static func registered(_ file: SourceFile, _ names: String...) -> Event {
        .fileRegistered(
            FileRegistered(
                file: file,
                name: "\(file.rawValue).csv",
                sha256: "00",
                bytes: 1,
                encoding: "UTF-8",
                delimiter: "comma",
                headerStyle: "fieldID",
                columns: names.enumerated().map { SourceColumn(index: $0, header: $1, canonical: $1 == "X" ? nil : $1) }
            )
        )
    }

    @Test("workflows and documents are listed as they are now, in the order of their file, and nothing else is")
    func present() {
        var given = Given()
        given.add(ListedRowsTests.registered(.workflow, "Name", "X", "Active"))
        let first = given.add(.rowParsed(RowParsed(file: .workflow, line: 2, cells: [" New matter ", "x", "1"])))
        let second = given.add(.rowParsed(RowParsed(file: .workflow, line: 3, cells: ["Closing"])))
        given.add(ListedRowsTests.registered(.client, "Client_ID"))
        given.add(.rowParsed(RowParsed(file: .client, line: 2, cells: ["110.01"])))
        let before = ListedRows(folding: given.events)
        #expect(before.workflows.map { $0["Name"] } == ["New matter", "Closing"])
        #expect(before.workflows.map { $0["Active"] } == ["1", ""])
        #expect(before.documents.isEmpty)
        let changed = RowChanged(file: .workflow, line: 2, cells: ["New matter", "", "0"], previous: first)
        given.add(.rowChanged(changed))
        given.add(.rowVanished(RowVanished(file: .workflow, key: "CMWKFLOW/2", previous: second)))
        #expect(ListedRows(folding: given.events).workflows.map { $0["Active"] } == ["0"])
        #expect(ReportModel(folding: given.events).listed.workflows.count == 1)
    }
}
