import Migration
import Testing

@testable import PracticeMaster

@Suite("Hazards of headers and file names")
struct HeaderHazardTests {
    @Test("hazard 11: labels and Field IDs stand for each other")
    func labelForFieldID() {
        let match = HeaderMatcher.match(["Client ID", "Primary Timekeeper #", "Work Description"], file: .client)
        #expect(match.fieldIDs == ["Client_ID", "Prim_Tkpr", "Desc"])
        #expect(match.style == .label)
        #expect(HeaderMatcher.match(["CLIENT_ID", "PRIM_TKPR"], file: .client).fieldIDs == ["Client_ID", "Prim_Tkpr"])
    }

    @Test("hazard 12: labels that repeat go to the vendor's columns in vendor order")
    func repeatedLabels() {
        let match = HeaderMatcher.match(
            ["Client ID", "Address Line 1", "City", "Address Line 1", "City"],
            file: .client
        )
        #expect(match.fieldIDs == ["Client_ID", "Addr1", "City", "Alt_Addr1", "Alt_City"])
        let phone = "Home Phone Number"
        let twice = HeaderMatcher.match(["Client ID", phone, phone], file: .client)
        #expect(twice.fieldIDs == ["Client_ID", "Home_Phone", "Alt_Home_Phone"])
        #expect(HeaderMatcher.match(["Client ID", phone], file: .client).fieldIDs == ["Client_ID", "Alt_Home_Phone"])
    }

    @Test("hazard 13: unknown columns are the firm's own, wherever they stand")
    func customColumns() throws {
        let header = ["Date_Of_Loss", "Client_ID", "Client_Full_Name", "Adjuster", "Date_Open", "SOL_Calc"]
        let file = try FileRecogniser.recognise(fileName: "CMCLIENT.csv", header: header)
        #expect(file.columns.fieldIDs == [nil, "Client_ID", "Client_Full_Name", nil, "Date_Open", nil])
    }

    @Test("hazard 14: columns in any order and left out")
    func reordered() throws {
        let header = ["Description", "Amount", "Hours", "Date", "Client_ID"]
        #expect(try FileRecogniser.recognise(fileName: "data.csv", header: header).file == .fee)
        #expect(HeaderMatcher.match(header, file: .fee).index(of: "Client_ID") == 4)
    }

    @Test("hazard 96: the vendor's misspellings and their corrections are the same columns")
    func misspellings() {
        #expect(HeaderMatcher.match(["Complet_Dt"], file: .calendar).fieldIDs == ["Complet_Dt"])
        #expect(HeaderMatcher.match(["Date Completed"], file: .calendar).fieldIDs == ["Complet_Dt"])
        #expect(HeaderMatcher.match(["Conty_Jurs", "Driv_Lic_No"], file: .client).fieldIDs == ["Conty_Jurs", nil])
        #expect(HeaderMatcher.match(["County_Jurs"], file: .client).fieldIDs == ["Conty_Jurs"])
        #expect(HeaderMatcher.match(["Phome4_Src"], file: .client).fieldIDs == ["Phone4_Src"])
        #expect(HeaderMatcher.match(["Contact"], file: .journal).fieldIDs == ["Related_Party"])
        #expect(HeaderMatcher.match(["Status"], file: .fee).fieldIDs == ["Hold"])
    }

    @Test(
        "hazard 83: file names and folders vary",
        arguments: [
            ("CMCAL.EXP", SourceFile.calendar), ("export/Calendar.txt", .calendar), ("cmfee (2).CSV", .fee),
            ("F:\\STI\\CMSYSTEM\\CMCALT.EXP", .calendar), ("CMFEES.csv", .fee), ("2026-03 cmjrnl.csv", .journal),
            ("Users.csv", .user),
        ]
    )
    func fileNames(name: String, file: SourceFile) {
        #expect(FileName.file(of: name) == file)
    }

    @Test("hazard 79: a file without a header is refused with what to do")
    func noHeader() {
        let header = ExportReading("\"412\",\"110.00\",\"Halvorsen/Erik\",\"0\"\r\n").header
        #expect(header == ["412", "110.00", "Halvorsen/Erik", "0"])
        let refusal = #expect(throws: FileRefusal.self) {
            try FileRecogniser.recognise(fileName: "CMCLIENT.csv", header: header)
        }
        #expect(refusal?.reason == .noHeader)
        #expect(refusal?.text.contains("CMCLIENT.csv, line 1") == true)
        #expect(refusal?.text.contains("Halvorsen") == false)
    }
}
