import Migration
import Testing

@testable import PracticeMaster

@Suite("Known columns and recognised files")
struct CatalogueTests {
    @Test("The catalogue holds the vendor's 417 columns of the twelve files that are read, in vendor numbers")
    func counts() {
        let expected: [SourceFile: Int] = [
            .client: 88, .contact: 108, .journal: 32, .calendar: 54, .cost: 28, .fee: 29, .timekeeper: 6,
            .contactCategory: 3, .contactUse: 7, .calendarCode: 12, .document: 33, .workflow: 17,
        ]
        for (file, count) in expected { #expect(FieldCatalogue.fields(of: file).count == count) }
        #expect(expected.values.reduce(0, +) == 417)
        for file in SourceFile.known {
            let names = FieldCatalogue.fields(of: file).map { HeaderMatcher.normalised($0.fieldID) }
            #expect(Set(names).count == names.count)
        }
    }

    @Test("A header of Field IDs and one of labels are both recognised completely, for every file")
    func bothStyles() throws {
        for file in SourceFile.known {
            let fields = FieldCatalogue.fields(of: file)
            let byID = try FileRecogniser.recognise(fileName: "x.csv", header: fields.map(\.fieldID))
            #expect(byID.file == file)
            #expect(byID.columns.fieldIDs == fields.map(\.fieldID))
            let labelled = fields.filter { !$0.label.isEmpty }
            let byLabel = HeaderMatcher.match(labelled.map(\.label), file: file)
            #expect(byLabel.fieldIDs == labelled.map(\.fieldID), "\(file)")
        }
    }

    @Test("The six files are recognised by their labels whatever their name", arguments: SourceFile.expected)
    func labelsAlone(file: SourceFile) throws {
        let labels = FieldCatalogue.fields(of: file).map(\.label).filter { !$0.isEmpty }
        #expect(try FileRecogniser.recognise(fileName: "export.txt", header: labels).file == file)
    }

    @Test("The name decides between files that the header leaves open; without it the answer is a question")
    func ambiguousHeader() throws {
        let header = ["Client_ID", "Date", "Amount", "Description", "Timekeeper"]
        #expect(try FileRecogniser.recognise(fileName: "cmcost.csv", header: header).file == .cost)
        #expect(try FileRecogniser.recognise(fileName: "cmfee.csv", header: header).file == .fee)
        let refusal = #expect(throws: FileRefusal.self) {
            try FileRecogniser.recognise(fileName: "data.csv", header: header)
        }
        #expect(refusal?.reason == .ambiguous)
    }

    @Test(
        "The list of users is recognised in any wording and order",
        arguments: [
            ["user_id", "timekeeper", "name", "email"], ["E-mail", "Login", "Full Name", "Tkpr #"],
            ["Name", "Email Address", "User ID"],
        ]
    )
    func users(header: [String]) throws {
        let file = try FileRecogniser.recognise(fileName: "people.csv", header: header)
        #expect(file.file == .user)
        #expect(file.columns.contains("Email"))
        #expect(file.columns.fieldIDs.allSatisfy { $0 != nil })
    }

    @Test("A missing Client_ID is named; a file of something else is refused")
    func refusals() {
        let missing = #expect(throws: FileRefusal.self) {
            try FileRecogniser.recognise(
                fileName: "cmclient.csv",
                header: ["Client Full Name", "Open Date", "Close Date"]
            )
        }
        #expect(missing?.reason == .missingColumn)
        #expect(missing?.column == "Client_ID")
        let other = #expect(throws: FileRefusal.self) {
            try FileRecogniser.recognise(fileName: "prices.csv", header: ["sku", "price", "stock"])
        }
        #expect(other?.reason == .notAnExport)
        let empty = #expect(throws: FileRefusal.self) { try FileRecogniser.recognise(fileName: "a.csv", header: []) }
        #expect(empty?.reason == .empty)
    }
}
