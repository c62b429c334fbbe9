import Migration
import Testing

@testable import PracticeMaster

/// What names of files say, in every form that people give them.
@Suite struct FileNameTests {
    private static let names: [SourceFile: [String]] = [
        .client: ["CMCLIENT", "client", "Clients", "Matters", "Client List"],
        .contact: ["CMRELATE", "Contact", "contacts", "Related Party", "Related Parties"],
        .journal: ["CMJRNL", "Journal", "cmjournal"],
        .calendar: ["CMCAL", "CMCALENDAR", "Calendar", "CMCALT"],
        .cost: ["CMCOST", "Cost", "Costs"],
        .fee: ["CMFEE", "CMFEES", "Fee", "Fees"],
        .timekeeper: ["CMEMPL", "Timekeepers", "Employees"],
        .contactCategory: ["CMRELLNK", "Contact Categories"],
        .contactUse: ["CMXREF", "Cross Reference"],
        .calendarCode: ["CMCALCOD", "Calendar Codes"],
        .document: ["CMDOCMGT", "Documents"],
        .workflow: ["CMWKFLOW", "Workflows"],
        .user: ["users", "User List", "owners"],
    ]

    private static let forms: [@Sendable (String) -> String] = [
        { $0 + ".csv" }, { $0.lowercased() + ".CSV" }, { $0.uppercased() + ".EXP" }, { $0 + ".txt" },
        { $0 + " (2).csv" }, { $0 + "_2026-11-20.csv" }, { $0 + "-20261120.tab" }, { "Export " + $0 + ".csv" },
        { "2026-11-20 " + $0 + ".tsv" }, { "Smith & Jones LLP - " + $0 + " - Copy.csv" },
        { "F:\\STI\\CMSYSTEM\\" + $0 },
        { "/mnt/export/2026.11/" + $0 + ".csv" },
    ]

    @Test("A file is known under every name of it, in any case, with dates, copies and words around it")
    func everyName() {
        for (file, names) in FileNameTests.names {
            for name in names {
                for form in FileNameTests.forms {
                    #expect(FileName.file(of: form(name)) == file, "\(form(name))")
                }
            }
        }
        #expect(Set(FileNameTests.names.keys) == Set(SourceFile.known))
    }

    @Test("Other names speak of no file")
    func otherNames() {
        for name in ["export.csv", "PI.csv", "witnesses 2026.csv", "cm.csv", ".csv", ""] {
            #expect(FileName.file(of: name) == nil, "\(name)")
        }
    }

    @Test("An area of practice is named by its file, without what a later export writes differently")
    func areas() {
        let names = [
            "PI.csv": "PI", "AOP_PI.csv": "PI", "aop personal injury.CSV": "PERSONAL_INJURY",
            "Witnesses 2026-11-20.csv": "WITNESSES", "Witnesses (3) - Copy.txt": "WITNESSES",
            "Witnesses Export 24 Nov 2026.csv": "WITNESSES", "Nachla\u{DF} Erben.csv": "NACHLA_ERBEN",
            "2019.csv": "2019",
            "F:\\STI\\CMSYSTEM\\Estate.EXP": "ESTATE",
        ]
        for (name, area) in names { #expect(FileName.area(of: name)?.text == area, "\(name)") }
        #expect(FileName.area(of: "\u{6848}\u{4EF6}.csv") == nil)
        #expect(FileName.area(of: String(repeating: "x", count: 200) + ".csv")?.text.count == AreaName.limit)
    }
}
