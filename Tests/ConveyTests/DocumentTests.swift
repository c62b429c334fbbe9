import CanonicalJSON
import Foundation
import FoundationNetworking
import TestSupport
import Testing

/// Documents of the firm, from the folder that holds a copy of them to Pipedrive and back.
@Suite(.serialized) struct DocumentTests {
    private let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 7) }

    private func write(_ bytes: [UInt8], _ name: String, to folder: String) throws {
        let path = URL(fileURLWithPath: folder + "/" + name)
        try FileManager.default.createDirectory(
            at: path.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: path)
    }

    /// A migration whose rows name seven documents, four of them in the folder, one of these without a home.
    private func ready() async throws -> (world: CommandWorld, documents: String) {
        let world = try await CommandWorld(SmallFirm(matters: 2, journal: 2, calendar: 2))
        let documents = try world.folder.make("documents")
        let rows = [
            "1,100.00,F:\\STI\\DOCS\\100.00\\Letter.pdf", "2,100.00,\\\\SRV\\docs\\100.00\\SCAN.pdf",
            "3,100.00,F:\\DOCS\\old\\scan.pdf", "4,100.00,F:\\DOCS\\100.00\\Link.pdf", "5,100.00,",
            "6,999.00,F:\\DOCS\\999.00\\Stray.pdf", "7,101.00,F:\\DOCS\\101.00\\Empty.pdf",
        ]
        let table = (["_SEQUENCE_NO,Client_ID,Assemb_Doc"] + rows).joined(separator: "\n") + "\n"
        try Data(table.utf8).write(to: URL(fileURLWithPath: world.exportPath + "/CMDOCMGT.csv"))
        try write(Array("Dear client".utf8), "100.00/Letter.pdf", to: documents)
        try write(content, "100.00/scan.pdf", to: documents)
        try write([1, 2, 3], "old/scan.pdf", to: documents)
        try write([1], "999.00/Stray.pdf", to: documents)
        try write([], "101.00/Empty.pdf", to: documents)
        try FileManager.default.createSymbolicLink(
            atPath: documents + "/100.00/Link.pdf",
            withDestinationPath: "/etc/hostname"
        )
        let loaded = try await world.result(["load", world.exportPath, "--documents", documents])
        #expect(loaded["documents"]?["found"] == 4)
        #expect(loaded["documents"]?["missing"] == ["empty": 1, "not-found": 1, "unnamed": 1])
        try await world.decide()
        return (world, documents)
    }

    private func files(_ world: CommandWorld) async throws -> [JSON] {
        try await world.simulator.data("/api/v1/files").arrayValue ?? []
    }

    @Test("the page of a client says what was found of the documents of its rows, and of no other's")
    func custody() async throws {
        let (world, _) = try await ready()
        let page = world.folder.path + "/page.html"
        let made = try await world.result(["custody", "100.00", "--out", page])
        #expect(made["withheld"] == 0)
        let html = try String(contentsOfFile: page, encoding: .utf8)
        for name in ["100.00/Letter.pdf", "100.00/scan.pdf", "old/scan.pdf"] {
            #expect(html.contains("The document of a row was found, as \(name)."))
        }
        #expect(html.contains("The document of a row stays behind: it is not in the documents folder."))
        #expect(html.contains("The document of a row stays behind: its row names no path."))
        #expect(!html.contains("Stray.pdf") && !html.contains("the file is empty"))
    }

    @Test("documents go to their matters byte for byte, names told apart, and a rollback takes them back")
    func thereAndBack() async throws {
        let (world, _) = try await ready()
        let before = try await world.simulator.liveDump()
        #expect(try await world.result(["run"])["landed"]?["file"] == 3)
        let files = try await files(world)
        #expect(files.compactMap { $0["name"]?.stringValue }.sorted() == ["Letter.pdf", "scan (2).pdf", "scan.pdf"])
        #expect(Set(files.compactMap { $0["deal_id"]?.integerValue }).count == 1)
        let scan = try #require(files.first { $0["name"] == "scan.pdf" }?["id"]?.integerValue)
        let download = try #require(URL(string: world.simulator.address + "/api/v1/files/\(scan)/download"))
        #expect(try await bytes(of: download) == content)
        let reconciled = try await world.result(["reconcile"])
        #expect(reconciled["entities"]?["file"]?["checked"] == 3)
        for name in ["missing", "misaligned"] { #expect(reconciled[name] == 0, "\(name)") }
        try await world.done(["report"])
        let list = try String(contentsOfFile: world.workspace + "/reports/documents.csv", encoding: .utf8)
        #expect(list.contains("it is not in the documents folder"))
        #expect(list.contains("the file is empty"))
        #expect(try await world.result(["rollback", "--to", "before", "--yes"])["proved"] == true)
        #expect(try await self.files(world).isEmpty)
        #expect(try await world.simulator.liveDump().canonicalText == before.canonicalText)
    }

    @Test("a document that changed after it was found is not sent; found again, the next run sends it")
    func changed() async throws {
        let (world, documents) = try await ready()
        try write([9], "100.00/Letter.pdf", to: documents)
        let run = try await world.result(["run"], exit: 1)
        #expect(run["failed"] == 1)
        try await world.done(["report"])
        let failures = try String(contentsOfFile: world.workspace + "/reports/failures.csv", encoding: .utf8)
        #expect(failures.contains("document-changed"))
        #expect(failures.contains("--documents"))
        #expect(try await files(world).count == 2)
        try await world.done(["load", world.exportPath, "--documents", documents])
        #expect(try await world.result(["run"])["landed"]?["file"] == 1)
        #expect(try await files(world).count == 3)
    }

    @Test("a folder that is not there, and rows that nobody loaded, are told with what to do")
    func wrongFolder() async throws {
        let world = try await CommandWorld(SmallFirm(matters: 2, journal: 2, calendar: 2))
        let nowhere = try await world.convey.run(["load", world.exportPath, "--documents", "/nonexistent/docs"])
        #expect(nowhere.exit == 2)
        #expect(nowhere.errors.contains("/nonexistent/docs"))
        let folder = try world.folder.make("documents")
        let unlisted = try await world.convey.run(["load", world.exportPath, "--documents", folder])
        #expect(unlisted.exit == 2)
        #expect(unlisted.errors.contains("CMDOCMGT"))
    }

    @Test("preflight says how many documents go, and stops a run whose folder is gone") func preflight() async throws {
        let (world, documents) = try await ready()
        let fine = try await world.convey.run(["preflight"])
        #expect(fine.exit == 0)
        // Long lines are wrapped.
        let words = fine.output.split { $0.isWhitespace }.joined(separator: " ")
        #expect(words.contains("3 documents to upload from \(documents), about 1 MB"), "\(fine.output)")
        try FileManager.default.moveItem(atPath: documents, toPath: documents + "-elsewhere")
        let gone = try await world.convey.run(["preflight"])
        #expect(gone.exit == 2)
        #expect(gone.output.contains("--documents"), "\(gone.output)")
    }

    private func bytes(of url: URL) async throws -> [UInt8] {
        var request = URLRequest(url: url)
        request.setValue(Executable.token, forHTTPHeaderField: "x-api-token")
        return Array(try await URLSession.shared.data(for: request).0)
    }
}
