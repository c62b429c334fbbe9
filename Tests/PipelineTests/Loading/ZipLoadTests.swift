import Foundation
import Migration
import PracticeMaster
import SampleFirm
import TestSupport
import Testing

@testable import Pipeline

/// An export in a zip archive loads like the folder that it was made of, and leaves nothing on the disk.
@Suite struct ZipLoadTests {
    private func withMigration(_ body: (FirmMigration, TemporaryFolder) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let path = folder.path + "/migration"
            try await body(try FirmMigration.create(path, account.gateway, clock.wallClock), folder)
        }
    }

    /// Packs a folder with Python's own program for it, so that its name stands in front of every file.
    private func pack(_ folder: String, as path: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-m", "zipfile", "-c", path, folder]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private func message(_ body: () throws -> Void) -> String {
        do {
            try body()
        } catch let error as PipelineError {
            return error.description
        } catch {
            Issue.record("\(error)")
        }
        return ""
    }

    @Test("the rows of an archive are those of its folder, and loading it again after the folder changes nothing")
    func sameAsFolder() async throws {
        try await withMigration { firm, folder in
            let path = try folder.make("Export 2026")
            try FirmExport.small(.realistic).write(to: path)
            let zip = folder.path + "/export.zip"
            try pack(path, as: zip)
            let packed = try firm.load(zip)
            let size = firm.log.state.size
            let plain = try firm.load(path)
            #expect(plain.allSatisfy { $0.isUnchanged })
            #expect(plain.map(\.sha256) == packed.map(\.sha256))
            #expect(plain.map(\.counts) == packed.map(\.counts))
            #expect(firm.log.state.size == size)
        }
    }

    @Test("a folder that holds nothing but one archive is read as that archive")
    func folderAroundAnArchive() throws {
        let folder = try TemporaryFolder()
        let tables = try folder.make("tables")
        try folder.write("Client_ID,Desc,Name\n1.00,A,B\n", to: "tables/CMCLIENT.csv")
        let around = try folder.make("around")
        try pack(tables, as: around + "/export.zip")
        #expect(try ExportFolder.files(at: [around]).map(\.recognised.file) == [.client])
        try pack(tables, as: around + "/older.zip")
        #expect(message { _ = try ExportFolder.files(at: [around]) }.contains("2 zip archives"))
    }

    @Test("tables in several folders of an archive are a question, and what is no table is named as not read")
    func inside() throws {
        let folder = try TemporaryFolder()
        let root = try folder.make("root")
        _ = try folder.make("root/docs")
        try folder.write("Client_ID,Desc,Name\n1.00,A,B\n", to: "root/CMCLIENT.csv")
        try folder.write("just text", to: "root/docs/letter.txt")
        try folder.write("%PDF", to: "root/Field list.pdf")
        let zip = folder.path + "/export.zip"
        try pack(root, as: zip)
        let contents = try ExportFolder.contents(at: [zip])
        #expect(contents.files.map(\.name) == ["CMCLIENT.csv"])
        #expect(contents.leftAside.sorted() == ["export.zip: root/Field list.pdf", "export.zip: root/docs/letter.txt"])
        _ = try folder.make("root/2019")
        _ = try folder.make("root/2020")
        try FileManager.default.removeItem(atPath: root + "/CMCLIENT.csv")
        try FileManager.default.removeItem(atPath: root + "/docs")
        try folder.write("Client_ID,Desc,Name\n1.00,A,B\n", to: "root/2019/CMCLIENT.csv")
        try folder.write("Client_ID,Desc,Name\n1.00,A,B\n", to: "root/2020/CMCLIENT.csv")
        try FileManager.default.removeItem(atPath: zip)
        try pack(root, as: zip)
        #expect(message { _ = try ExportFolder.contents(at: [zip]) }.contains("root/2019, root/2020"))
    }

    @Test("a fault of a file in an archive names the archive too")
    func faults() throws {
        let folder = try TemporaryFolder()
        let root = try folder.make("root")
        try folder.write("colour,shape\nred,round\n", to: "root/things.csv")
        let zip = folder.path + "/export.zip"
        try pack(root, as: zip)
        #expect(message { _ = try ExportFolder.contents(at: [zip]) }.hasPrefix("export.zip: things.csv, line 1: "))
        try Data("PK\u{3}\u{4} no archive".utf8).write(to: URL(fileURLWithPath: zip))
        #expect(message { _ = try ExportFolder.contents(at: [zip]) }.contains("cut off or damaged"))
    }

    @Test("a load from an archive that was killed goes on where it stopped")
    func resumes() async throws {
        try await withMigration { firm, folder in
            let path = try folder.make("export")
            let rows = (0..<9000).map { "\($0 + 100).00,Matter \($0),Person \($0)" }
            try folder.write("Client_ID,Desc,Name\n" + rows.joined(separator: "\n") + "\n", to: "export/CMCLIENT.csv")
            let zip = folder.path + "/export.zip"
            try pack(path, as: zip)
            let halt = RunHalt()
            let loader = Loader(log: firm.log, actor: "Olive", halt: halt, batchEvents: 2_000) { _, _ in
                halt.request()
            }
            #expect(throws: PipelineError.self) {
                for file in try ExportFolder.files(at: [zip]) { _ = try loader.load(file) }
            }
            let before = try #require(firm.log.state.source.files[.client])
            #expect(!before.isComplete)
            #expect(before.rows.count > 0)
            try firm.load(zip)
            let after = try #require(firm.log.state.source.files[.client])
            #expect(after.isComplete)
            #expect(after.rows.count == 9000)
        }
    }
}
