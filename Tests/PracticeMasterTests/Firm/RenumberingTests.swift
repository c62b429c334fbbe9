import Migration
import Testing

@testable import PracticeMaster

/// Hazard 89: keys that were renumbered between two exports are seen for what they are.
@Suite struct RenumberingTests {
    private func found(_ file: SourceFile, _ header: String, gone: [String], new: [String]) -> [Renumbering] {
        let names = header.split(separator: "|").map(String.init)
        let columns = names.enumerated().map { index, name in
            SourceColumn(index: index, header: name, canonical: FieldCatalogue.field(name, of: file)?.fieldID)
        }
        func rows(_ lines: [String]) -> [(key: String, row: SourceRow)] {
            var keys = RowKeys(file: file, columns: columns)
            return lines.enumerated().map { index, line in
                let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
                let row = SourceRow(sequence: UInt64(index), line: index + 2, cells: cells)
                return (keys.key(of: row), row)
            }
        }
        return Renumbering.found(in: file, columns: columns, vanished: rows(gone), added: rows(new))
    }

    @Test("hazard 89: the same row number under another matter number is the same matter, though other cells changed")
    func byRowNumber() {
        let found = found(
            .client,
            "_SEQUENCE_NO|Client_ID|Name|Desc",
            gone: ["412|110.01|Halvorsen|Roof"],
            new: ["412|1110.01|Halvorsen/Erik|Roof and wall", "413|1110.02|Halvorsen/Erik|Roof"]
        )
        #expect(found.map(\.was) == ["CMCLIENT/110.01"])
        #expect(found.map(\.now) == ["CMCLIENT/1110.01"])
        #expect(found.map(\.line) == [2])
        #expect(found.map(\.evidence) == [.rowNumber])
    }

    @Test("hazard 89: without row numbers the same content under another key is the same row, if only one is like it")
    func byContent() {
        let header = "Client_ID|Name|Desc|Date_Open"
        let found = found(
            .client,
            header,
            gone: [
                "110.01|Halvorsen|Roof|01/02/2020", "110.02|Halvorsen|Twin|", "110.03|Halvorsen|Twin|", "9.01|Solo||",
            ],
            new: ["1110.01|Halvorsen|Roof|01/02/2020", "1110.02|Halvorsen|Twin|", "1009.01|Solo||", "5.01|New|Case|"]
        )
        #expect(found.map { [$0.was, $0.now] } == [["CMCLIENT/110.01", "CMCLIENT/1110.01"]])
        #expect(found.map(\.evidence) == [.content])
    }

    @Test("hazard 89: a user who got another id is seen by name and address")
    func users() {
        let found = found(
            .user,
            "User_ID|Timekeeper|Name|Email",
            gone: ["GWB|1|Gregory Brown|g@firm.example"],
            new: ["GBROWN|1|Gregory Brown|g@firm.example"]
        )
        #expect(found.map { [$0.was, $0.now] } == [["USERS/GWB", "USERS/GBROWN"]])
    }

    @Test("New rows and vanished rows that have nothing in common are no renumbering")
    func unrelated() {
        let header = "_SEQUENCE_NO|Client_ID|Name|Desc"
        #expect(found(.client, header, gone: ["1|1.01|A|B"], new: ["2|2.01|C|D"]).isEmpty)
        #expect(found(.client, header, gone: [], new: ["2|2.01|C|D"]).isEmpty)
        #expect(found(.client, header, gone: ["|1.01||"], new: ["|2.01||"]).isEmpty)
    }
}
