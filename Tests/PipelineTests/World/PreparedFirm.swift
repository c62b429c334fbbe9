import Foundation
import SampleFirm
import TestSupport

/// Migrations that are ready to run, made once and copied for each test.
enum PreparedFirm {
    private static let small = Task { try await prepare(.small(.realistic)) }
    private static let clean = Task { try await prepare(.small(.none)) }

    /// A confirmed migration of the small firm with its hazards, in a folder of the caller's own.
    static func copySmall(to path: String) async throws { try copy(try await small.value, to: path) }

    static func copyClean(to path: String) async throws { try copy(try await clean.value, to: path) }

    private static func copy(_ folder: TemporaryFolder, to path: String) throws {
        try FileManager.default.copyItem(atPath: folder.path + "/migration", toPath: path)
    }

    private static func prepare(_ export: FirmExport) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let exportPath = try folder.make("export")
        try export.write(to: exportPath)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.create(folder.path + "/migration", account.gateway, clock.wallClock)
            try firm.load(exportPath)
            try await firm.decide()
            try firm.checkpoint("before")
        }
        return folder
    }
}
