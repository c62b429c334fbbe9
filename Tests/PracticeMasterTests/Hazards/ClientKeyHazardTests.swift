import Testing

@testable import PracticeMaster

@Suite("Hazards of Client IDs")
struct ClientKeyHazardTests {
    private func rule(_ keys: [String], decimals: Int? = nil) -> ClientKeyRule {
        var survey = ClientKeySurvey()
        for key in keys { survey.observe(key) }
        return survey.rule(decimals: decimals)
    }

    @Test("hazard 4: zeros that a spreadsheet took away come back by the firm's own widths")
    func lostZeros() {
        let keys = ["0042.00", "0110.10", "0204.02", "110.1", "42"]
        let rule = rule(keys)
        #expect(rule.split("110.1").restored == "0110.10")
        #expect(rule.split("42").restored == "0042.00")
        #expect(rule.split("42").text == "42")
        #expect(rule.split("0042.00").client == "0042")
    }

    @Test("hazard 5: the matters of one client share its part")
    func sharedClient() {
        let rule = rule(["110.00", "110.01", "110.02"])
        #expect(["110.00", "110.01", "110.02"].map { rule.split($0).client } == ["110", "110", "110"])
        #expect(rule.split("110.02").matter == "02")
    }

    @Test("hazard 64: other key types: letters, no separator, no matter, three decimals, mixed")
    func keyTypes() {
        let alpha = rule(["SMITH-01", "JONES-02"])
        #expect(alpha.split("SMITH-01").client == "SMITH")
        let joined = rule(["20001", "20002"], decimals: 2)
        #expect(joined.split("20001").client == "200")
        #expect(joined.split("20001").matter == "01")
        let whole = rule(["110", "111"])
        #expect(whole.split("110").client == "110")
        #expect(!whole.split("110").isSplit)
        #expect(rule(["110.001", "111.002"]).split("110.001").matter == "001")
        #expect(rule(["A104.1", "B7.2"]).split("A104.1").client == "A104")
    }

    @Test("hazard 65: a separator inside of the client part does not split")
    func separatorInside() {
        let points = rule(["ST.PAUL-02", "O-NEIL.01", "110.01", "111.02"])
        #expect(points.split("O-NEIL.01").client == "O-NEIL")
        #expect(points.split("ST.PAUL-02").client == "ST.PAUL")
        #expect(points.split("ST.PAUL-02").matter == "02")
    }

    @Test("A year on the left is no client when most keys have one")
    func years() {
        let rule = rule(["2024-001", "2024-002", "2023-117", "110-01"])
        #expect(rule.leftPartIsYear)
        #expect(rule.split("2024-001").client == nil)
        #expect(rule.split("2024-001").matter == "001")
        #expect(rule.split("110-01").client == "110")
        #expect(!self.rule(["2001.01", "150.01", "99.01"]).leftPartIsYear)
    }
}
