import Migration
import Testing

@testable import PracticeMaster

@Suite struct RowKeysTests {
    private func keys(_ file: SourceFile, _ lines: String...) -> [String] {
        var firm = SmallFirm()
        firm.add(file, lines: lines)
        return firm.tables[file].map { RowKeys.keys(of: $0) } ?? []
    }

    @Test("Rows are named by their own key; repeated keys are told apart by order")
    func ownKeys() {
        #expect(
            keys(.client, "Client_ID|Desc", " 110.10 |A", "110.1|B", "110.1|C")
                == ["CMCLIENT/110.10", "CMCLIENT/110.1", "CMCLIENT/110.1~2"]
        )
        #expect(keys(.contact, "Name|RP_Key", "Jim|Johnson/Jim") == ["CMRELATE/Johnson/Jim"])
        #expect(keys(.journal, "_SEQUENCE_NO|Desc", "88120|x") == ["CMJRNL/88120"])
    }

    @Test("Rows without a number are named by what they are, wherever they stand in the file")
    func naturalKeys() {
        let header = "Record_Type|Date|Client_ID|Subject|Desc"
        let first = keys(
            .journal,
            header,
            "N|1/1/20|1.01|Call|text",
            "N|1/2/20|1.01|Call|text",
            "N|1/1/20|1.01|Call|other"
        )
        let second = keys(.journal, header, "N|1/2/20|1.01|Call|changed", "N|1/1/20|1.01|Call|text")
        #expect(first[0] == second[1])
        #expect(first[1] == second[0])
        #expect(first[2] == first[0] + "~2")
    }
}
