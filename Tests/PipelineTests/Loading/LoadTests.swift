import Foundation
import Migration
import PracticeMaster
import SampleFirm
import TestSupport
import Testing

@testable import Pipeline

/// Loads, loads again, later exports, and exports that are none.
@Suite struct LoadTests {
    private func withMigration(_ body: (FirmMigration, TemporaryFolder) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let path = folder.path + "/migration"
            try await body(try FirmMigration.create(path, account.gateway, clock.wallClock), folder)
        }
    }

    @Test("every record of an export is a row or a rejection, as its maker counts them")
    func counts() async throws {
        try await withMigration { firm, folder in
            let export = FirmExport.whole(.realistic)
            let path = try folder.make("export")
            try export.write(to: path)
            let expected = export.firm.expectations
            for result in try firm.load(path) {
                let counts = result.counts
                let file = try #require(expected.file(result.name), "\(result.name)")
                #expect(counts.records == file.rows, "\(result.name)")
                #expect(counts.rejected == file.rejected, "\(result.name)")
                #expect(counts.parsed + counts.rejected == counts.records, "\(result.name)")
                #expect(firm.log.state.source.files[result.file]?.rows.count == counts.parsed, "\(result.name)")
            }
            #expect(firm.log.state.source.files.count == export.firm.fileNames.count)
        }
    }

    @Test("loading the same bytes again appends nothing")
    func sameBytes() async throws {
        try await withMigration { firm, folder in
            let path = try folder.make("export")
            try FirmExport.small(.realistic).write(to: path)
            let first = try firm.load(path)
            let size = firm.log.state.size
            let second = try firm.load(path)
            #expect(firm.log.state.size == size)
            #expect(second.allSatisfy { $0.isUnchanged })
            #expect(second.map(\.counts) == first.map(\.counts))
        }
    }

    @Test("a later export appends only what is new, changed or gone")
    func laterExport() async throws {
        try await withMigration { firm, folder in
            let export = FirmExport.whole(.realistic, matters: 48)
            let path = try folder.make("export")
            try export.write(to: path)
            try firm.load(path)
            let size = firm.log.state.size
            let later = export.later(days: 7)
            try later.write(to: path)
            let expected = later.firm.expectations
            for result in try firm.load(path) where !result.isUnchanged {
                let file = try #require(expected.file(result.name), "\(result.name)")
                #expect(result.counts.parsed == file.added, "\(result.name)")
                #expect(result.counts.changed == file.changed, "\(result.name)")
                #expect(result.counts.vanished == file.vanished, "\(result.name)")
                let rows = firm.log.state.source.files[result.file]?.rows.count
                #expect(rows == file.rows - file.rejected, "\(result.name)")
            }
            let files = expected.files.filter { $0.changed + $0.added + $0.vanished > 0 }
            let events = try firm.events(since: size)
            #expect(events["row.changed"] == files.reduce(0) { $0 + $1.changed })
            #expect(events["row.parsed"] == files.reduce(0) { $0 + $1.added })
            #expect(events["row.vanished"] == files.reduce(0) { $0 + $1.vanished })
            #expect(events["file.registered"] == files.count)
        }
    }

    @Test("going back to the first export after a later one restores the first rows")
    func backToTheFirst() async throws {
        try await withMigration { firm, folder in
            let export = FirmExport.whole(.none)
            let path = try folder.make("export")
            try export.write(to: path)
            try firm.load(path)
            let first = try cells(firm)
            try export.later(days: 7).write(to: path)
            try firm.load(path)
            #expect(try cells(firm) != first)
            try export.write(to: path)
            try firm.load(path)
            #expect(try cells(firm) == first)
        }
    }

    /// All present rows, whatever their order.
    private func cells(_ firm: FirmMigration) throws -> [SourceFile: Set<[String]>] {
        try TableReader(log: firm.log).tables().mapValues { Set($0.rows.map(\.cells)) }
    }

    @Test("a later export with other columns is refused and changes nothing")
    func otherColumns() async throws {
        try await withMigration { firm, folder in
            let first = try folder.write("Client_ID,Desc,Name\n1.00,A,B\n2.00,C,D\n", to: "CMCLIENT.csv")
            try firm.load(first)
            let size = firm.log.state.size
            try folder.write("Client_ID,Name,Desc\n1.00,B,A\n", to: "CMCLIENT.csv")
            #expect(try message { try firm.load(first) }.contains("other columns"))
            #expect(firm.log.state.size == size)
        }
    }

    @Test("a request to stop holds between two files")
    func stops() async throws {
        try await withMigration { firm, folder in
            let path = try folder.write("Client_ID,Desc,Name\n1.00,A,B\n", to: "CMCLIENT.csv")
            let halt = RunHalt()
            halt.request()
            let loader = Loader(log: firm.log, actor: "Olive", halt: halt) { _, _ in }
            do {
                _ = try loader.load(try ExportFile(path: path))
                Issue.record("the load went on")
            } catch PipelineError.account(.interrupted) {
            }
            #expect(firm.log.state.source.files.isEmpty)
        }
    }

    @Test("an export that replaces one whose load was cut off is compared with the rows before both")
    func replacesABrokenLoad() async throws {
        try await withMigration { firm, folder in
            let path = try folder.write("Client_ID,Desc,Name\n1.00,Roof,Ana\n2.00,Wall,Bob\n", to: "CMCLIENT.csv")
            try firm.load(path)
            let loaded = try #require(firm.log.state.source.files[.client])
            let broken = FileRegistered(
                file: .client,
                name: "CMCLIENT.csv",
                sha256: String(repeating: "0", count: 64),
                bytes: 50,
                encoding: "UTF-8",
                delimiter: "comma",
                headerStyle: "fieldID",
                columns: loaded.columns
            )
            let changed = RowChanged(
                file: .client,
                line: 2,
                cells: ["1.00", "Cut off", "Ana"],
                previous: loaded.rows[0]
            )
            try firm.log.append([
                DraftEvent(.fileRegistered(broken), actor: "Olive"), DraftEvent(.rowChanged(changed), actor: "Olive"),
            ])
            try folder.write("Client_ID,Desc,Name\n1.00,Roof,Ana\n2.00,Walls,Bob\n", to: "CMCLIENT.csv")
            try firm.load(path)
            #expect(try cells(firm)[.client] == [["1.00", "Roof", "Ana"], ["2.00", "Walls", "Bob"]])
        }
    }

    @Test("two files of one kind are refused by name")
    func twice() throws {
        let folder = try TemporaryFolder()
        try folder.write("Client_ID,Desc,Name\n1.00,A,B\n", to: "CMCLIENT.csv")
        try folder.write("Client_ID,Desc,Name\n1.00,A,C\n", to: "CMCLIENT.txt")
        let text = try message { _ = try ExportFolder.files(at: [folder.path]) }
        #expect(text.contains("CMCLIENT.csv"))
        #expect(text.contains("CMCLIENT.txt"))
    }

    private func message(_ body: () throws -> Void) throws -> String {
        do {
            try body()
        } catch let error as PipelineError {
            return error.description
        }
        Issue.record("nothing was refused")
        return ""
    }
}
