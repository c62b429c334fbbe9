import Migration
import Testing

@testable import PracticeMaster

/// Files of areas of practice are told from those of the dictionary, and a doubt is asked about.
@Suite struct AreaRecognitionTests {
    private func recognise(_ name: String, _ header: String...) throws(FileRefusal) -> RecognisedFile {
        try FileRecogniser.recognise(fileName: name, header: header)
    }

    private func refusal(_ name: String, _ header: String...) -> FileRefusal? {
        do throws(FileRefusal) {
            _ = try FileRecogniser.recognise(fileName: name, header: header)
            return nil
        } catch {
            return error
        }
    }

    private func area(_ name: String) throws -> SourceFile { .area(try #require(AreaName(name))) }

    @Test("A file that names matters and is none of the dictionary's belongs to an area of practice")
    func areas() throws {
        let file = try recognise("PI 2026-11-20.csv", "_SEQUENCE_NO", "Client_ID", "Date_Of_Loss", "Insurer")
        #expect(file.file == (try area("PI")))
        #expect(file.columns.fieldIDs == ["_SEQUENCE_NO", "Client_ID", nil, nil])
        let labelled = try recognise("Estate.csv", "Internal Sequence Number", "Client ID", "Decedent", "Date of Death")
        #expect(labelled.file == (try area("ESTATE")))
        #expect(labelled.columns.fieldIDs == ["_SEQUENCE_NO", "Client_ID", nil, nil])
        #expect(try recognise("Probate.csv", "Client Number", "Decedent").file == (try area("PROBATE")))
    }

    @Test("People of a matter are no users and no contacts of the firm")
    func witnesses() throws {
        let file = try recognise("Witnesses.csv", "Client_ID", "Witness", "Name", "Email", "First_Name", "Testimony")
        #expect(file.file == (try area("WITNESSES")))
    }

    @Test("Columns that a file of the dictionary might have too are asked about, and the answer is a name")
    func doubt() throws {
        let doubt = refusal("Exhibits.csv", "Client_ID", "Name", "Description", "Exhibit")
        #expect(doubt?.reason == .ambiguous)
        #expect(doubt?.remedy.contains("AOP_EXHIBITS if it belongs to an area of practice") == true)
        #expect(
            try recognise("AOP_Exhibits.csv", "Client_ID", "Name", "Description", "Exhibit").file
                == (try area("EXHIBITS"))
        )
        #expect(try recognise("CMCLIENT.csv", "Client_ID", "Name", "Description", "Exhibit").file == .client)
        let near = refusal("Hearings.csv", "Client_ID", "Date", "Location", "Judge of the day")
        #expect(near?.reason == .missingColumn)
        #expect(near?.remedy.contains("AOP_HEARINGS") == true)
        #expect(try recognise("AOP Hearings.csv", "Client_ID", "Date", "Location").file == (try area("HEARINGS")))
    }

    @Test("A file that bears the name of one of the dictionary's is never taken for an area")
    func plainNames() {
        #expect(refusal("CMCLIENT.csv", "Client_ID", "Date_Of_Loss", "Insurer")?.reason == .notAnExport)
        #expect(refusal("fees.csv", "Client_ID", "Date_Of_Loss", "Insurer") != nil)
    }

    @Test("Without the matter there is no area, and the refusal says which column is needed")
    func withoutMatter() {
        let none = refusal("PI.csv", "Date_Of_Loss", "Insurer")
        #expect(none?.reason == .notAnExport)
        #expect(none?.remedy.contains("Client_ID") == true)
        #expect(refusal("PI.csv", "Client_ID") != nil)
    }
}
