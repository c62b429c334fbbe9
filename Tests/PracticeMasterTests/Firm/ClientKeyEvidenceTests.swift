import Migration
import Testing

@testable import PracticeMaster

/// How client numbers are told from matter numbers is said in a sentence with its count.
@Suite struct ClientKeyEvidenceTests {
    private func sentence(_ rows: String...) -> String? {
        var firm = SmallFirm()
        firm.add(.client, lines: ["Client_ID|Name"] + rows)
        let assembled = FirmAssembler.assemble(tables: firm.tables, decisions: firm.decisions, today: SmallFirm.today)
        let shown = assembled.diagnostics.first { $0.code == "client-number-form" }?.message
        #expect(shown == assembled.clientKeys?.sentence)
        return shown
    }

    @Test("The separator of most numbers is named, with an example and the share that it explains")
    func separators() {
        #expect(
            sentence("110.00|A", "110.01|A", "204.02|B", "OFFICE|C")
                == "3 of 4 client numbers are written like 110.00: what stands before the last point is the client, "
                + "the 2 digits behind it the matter"
        )
        #expect(
            sentence("SMITH-01|A", "DOE-02|B")
                == "all 2 client numbers are written like SMITH-01: what stands before the last hyphen is the client, "
                + "the 2 digits behind it the matter"
        )
        #expect(sentence("0042.00|A", "0110.01|B")?.hasSuffix("; clients have 4 digits, filled up with zeros") == true)
    }

    @Test("A year is said to name no client")
    func years() {
        #expect(
            sentence("2024-001|A", "2024-002|B", "2023-007|A")
                == "all 3 client numbers are written like 2024-001: the left part is a year and names no client, so "
                + "the contact record does, else the client's name"
        )
    }

    @Test("Numbers without a separator are taken apart by the clients' names, or not at all")
    func joined() {
        #expect(
            sentence("20001|A", "20002|A", "30001|B", "30002|B")
                == "all 4 client numbers are written like 20001: the last 2 digits are the matter, which the clients' "
                + "names show"
        )
        #expect(
            sentence("77|A", "812|B")
                == "none of 2 client numbers has a part for the matter (77): each is a client of its own"
        )
    }
}
