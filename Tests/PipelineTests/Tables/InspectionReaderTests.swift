import Foundation
import Migration
import PracticeMaster
import SampleFirm
import TestSupport
import Testing

@testable import Pipeline

/// What an inspection of a loaded export says, against what the maker of the export knows to be in it.
@Suite struct InspectionReaderTests {
    private func withExport(
        _ firm: SampleFirm,
        _ body: (FirmMigration, FirmExport, TemporaryFolder) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let migration = try FirmMigration.create(folder.path + "/migration", account.gateway, clock.wallClock)
            let export = FirmExport(firm: firm)
            let path = try folder.make("export")
            try export.write(to: path)
            try migration.load(path)
            try await body(migration, export, folder)
        }
    }

    /// By the style's name, since the reader of an export has a type of the same name.
    private static func firm(_ style: String) -> SampleFirm {
        SampleFirm(
            seed: 11,
            size: .custom(matters: 48, users: 3, years: 3),
            headerStyle: .init(rawValue: style) ?? .fieldID,
            hazards: .realistic,
            today: FirmExport.day
        )
    }

    @Test(
        "whatever words the header is in, every record is accounted for and every count is the maker's",
        arguments: ["fieldID", "label", "own"]
    )
    func accounts(style: String) async throws {
        try await withExport(Self.firm(style)) { migration, export, _ in
            let inspection = try InspectionReader(log: migration.log).read()
            let expected = export.firm.expectations
            #expect(inspection.files.count == export.firm.fileNames.count)
            let styles = ["fieldID": "fieldID", "label": "label", "own": "fieldID"]
            #expect(inspection.file(.client)?.facts.headerStyle == styles[style])
            for file in inspection.files {
                let counts = try #require(expected.file(file.facts.name), "\(file.facts.name)")
                #expect(file.facts.records == counts.rows, "\(file.facts.name)")
                #expect(file.facts.rejectedCount == counts.rejected, "\(file.facts.name)")
                #expect(file.rowCount + file.facts.rejectedCount == file.facts.records, "\(file.facts.name)")
                #expect(file.facts.sha256.count == 64)
                let orphans = inspection.orphans.filter { $0.file == file.file && $0.kind == .unknownMatter }
                #expect(orphans.count == counts.orphans, "\(file.facts.name)")
            }
            #expect(inspection.outline.matters == expected.matters)
            #expect(inspection.outline.clients == expected.clients)
            #expect(inspection.outline.contacts == expected.contacts)
            #expect(inspection.outline.organizations == expected.organizationContacts)
            let sensitive = inspection.sensitive.map(\.count)
            #expect(
                sensitive == [
                    expected.secureMatters, expected.privateEntries, expected.taxIDs, expected.birthDates,
                    expected.socialSecurityNumbers,
                ]
            )
            #expect(inspection.billedHistory.map(\.verdict) == [.unbilledOnly, .unbilledOnly])
            #expect(inspection.clientKeys?.isDoubtful == false)
            #expect(inspection.exclusions == nil)
        }
    }

    @Test("kept entries give the same inspection and the same records as held ones")
    func keptAlike() async throws {
        try await withExport(Self.firm("fieldID")) { migration, _, _ in
            let reader = TableReader(log: migration.log)
            let kept = try reader.tables(heldEntries: 0)
            let held = try reader.tables(heldEntries: .max)
            #expect(kept.keys.sorted() == held.keys.sorted())
            for (file, table) in held { #expect(Array(try #require(kept[file]).rows) == Array(table.rows)) }
            let inspections = InspectionReader(log: migration.log)
            #expect(try inspections.read(heldEntries: 0) == inspections.read(heldEntries: .max))
            let decisions = Proposer.propose(tables: held, today: Self.today).decisions()
            let context = try MappedFirmReader(log: migration.log).context()
            func records(_ tables: [SourceFile: SourceTable]) -> [DesiredRecord] {
                var records: [DesiredRecord] = []
                RecordMapper.map(tables: tables, decisions: decisions, context: context).forEachRecord {
                    records.append($0)
                }
                return records
            }
            #expect(records(kept) == records(held))
        }
    }

    private static let today: CivilDate = {
        guard let date = CivilDate(year: 2026, month: 11, day: 20) else { preconditionFailure("a date of this file") }
        return date
    }()

    @Test("after a later export the rows are the present ones and the counts those of the last load")
    func laterExport() async throws {
        try await withExport(Self.firm("fieldID")) { migration, export, folder in
            let later = export.later(days: 7)
            try later.write(to: folder.path + "/export")
            try migration.load(folder.path + "/export")
            let expected = later.firm.expectations
            let inspection = try InspectionReader(log: migration.log).read(heldEntries: 0)
            for file in inspection.files {
                let counts = try #require(expected.file(file.facts.name))
                #expect(file.rowCount == counts.rows - counts.rejected, "\(file.facts.name)")
                #expect(file.facts.records == counts.rows, "\(file.facts.name)")
                #expect(file.facts.rejectedCount == counts.rejected, "\(file.facts.name)")
                let isChanged = counts.added + counts.changed + counts.vanished > 0
                #expect(file.facts.loads == (isChanged ? 2 : 1), "\(file.facts.name)")
            }
        }
    }

    @Test("a proposal adds what it would leave behind")
    func exclusions() async throws {
        try await withExport(Self.firm("fieldID")) { migration, export, _ in
            _ = try MappingDesk(log: migration.log, actor: "Rae Reviewer").propose()
            let inspection = try InspectionReader(log: migration.log).read()
            let secure = try #require(inspection.exclusions).filter { $0.cause == .secure && $0.file == .client }
            #expect(secure.count >= export.firm.expectations.secureMatters)
        }
    }

    @Test("nothing loaded and a load that was not finished are refused with what to do")
    func refusals() async throws {
        let folder = try TemporaryFolder()
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let migration = try FirmMigration.create(folder.path + "/migration", account.gateway, clock.wallClock)
            #expect(throws: PipelineError.self) { try InspectionReader(log: migration.log).read() }
            let registered = FileRegistered(
                file: .fee,
                name: "CMFEES.csv",
                sha256: String(repeating: "3f", count: 32),
                bytes: 10,
                encoding: "UTF-8",
                delimiter: "comma",
                headerStyle: "fieldID",
                columns: []
            )
            try migration.log.append([DraftEvent(.fileRegistered(registered), actor: "Olive Operator")])
            do throws(PipelineError) {
                _ = try InspectionReader(log: migration.log).read()
                Issue.record("an unfinished load was inspected")
            } catch {
                #expect(error.description.contains("loading CMFEES was not finished"))
                #expect(error.description.contains("convey load"))
                #expect(error.exitCode == 2)
            }
        }
    }
}
