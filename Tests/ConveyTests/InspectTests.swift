import CanonicalJSON
import Foundation
import TestSupport
import Testing

/// `convey inspect` as a person types it, right and wrong.
@Suite struct InspectTests {
    private func loaded(_ folder: TemporaryFolder) async throws -> Executable {
        let convey = try await Executable.initialized(folder.path + "/m")
        let export = try SmallFirm().write(to: folder)
        #expect(try await convey.run(["load", export]).exit == 0)
        return convey
    }

    @Test("the overview fits 80 columns without colours where there is no terminal, and ends with what comes next")
    func overview() async throws {
        let folder = try TemporaryFolder()
        let answer = try await loaded(folder).run(["inspect"])
        #expect(answer.exit == 0)
        #expect(!answer.output.contains("\u{1B}"))
        let lines = answer.output.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(lines.first == "The files")
        #expect(lines.last == "  convey map propose")
        #expect(answer.output.contains("6 matters of 6 clients: 6 open."))
        #expect(answer.output.contains("CMFEES with the field Archived"))
        #expect(answer.errors.isEmpty)
    }

    @Test("one file is named by any of its names, and shown with its bytes and digest")
    func oneFile() async throws {
        let folder = try TemporaryFolder()
        let convey = try await loaded(folder)
        for name in ["CMCALENDAR", "cmcal", "CMCALENDAR.csv"] {
            let answer = try await convey.run(["inspect", name])
            #expect(answer.exit == 0)
            #expect(answer.output.hasPrefix("CMCALENDAR: calendar entries\n"))
            #expect(answer.output.contains("SHA-256"))
            #expect(!answer.output.contains("CMFEES"))
        }
        let json = try await convey.run(["inspect", "CMFEES", "--json"])
        #expect(json.objects.count { $0["type"] == "column" } == 9)
        #expect(json.objects.allSatisfy { $0["file"] == nil || $0["file"] == "CMFEES" })
        #expect(json.result["rows"]?.integerValue == 37)
    }

    @Test("the page is written to the file that is named, whole and for all files")
    func page() async throws {
        let folder = try TemporaryFolder()
        let convey = try await loaded(folder)
        let path = folder.path + "/inspection.html"
        let answer = try await convey.run(["inspect", "--html", path])
        #expect(answer.exit == 0)
        #expect(answer.output == path + "\n")
        let page = try String(contentsOfFile: path, encoding: .utf8)
        #expect(page.hasPrefix("<!doctype html>"))
        #expect(page.hasSuffix("</html>\n"))
        #expect(page.contains("What to ask the firm for"))
        #expect(try await convey.run(["inspect", "--html", path, "--json"]).result["html"]?.stringValue == path)
        let nowhere = try await convey.run(["inspect", "--html", folder.path + "/none/inspection.html"])
        #expect(nowhere.exit == 2)
        #expect(nowhere.errors.contains("/none/inspection.html"))
        let both = try await convey.run(["inspect", "CMFEES", "--html", path])
        #expect(both.exit == 2)
        #expect(both.errors.contains("leave out the file"))
    }

    @Test("a file that is not loaded is refused with the names of those that are")
    func unknownFile() async throws {
        let folder = try TemporaryFolder()
        let convey = try await loaded(folder)
        for name in ["CMDOCMGT", "CMNOTHING", "../etc/passwd"] {
            let answer = try await convey.run(["inspect", name])
            #expect(answer.exit == 2)
            #expect(answer.output.isEmpty)
            #expect(answer.errors.contains("\(name) is not loaded; loaded: CMCLIENT, CMRELATE, CMJRNL"))
        }
    }

    @Test("before anything is loaded the way to load is named")
    func nothing() async throws {
        let folder = try TemporaryFolder()
        let convey = try await Executable.initialized(folder.path + "/m")
        for arguments in [["inspect"], ["inspect", "CMCLIENT"], ["inspect", "--html", folder.path + "/x.html"]] {
            let answer = try await convey.run(arguments)
            #expect(answer.exit == 2)
            #expect(answer.output.isEmpty)
            #expect(answer.errors.contains("convey load"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/x.html"))
    }
}
