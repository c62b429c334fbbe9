import Foundation
import Ledger
import Migration
import Projections
import TestSupport
import Testing

@testable import Pipeline

/// The stored views against a fold of all events.
@Suite struct StoredViewsTests {
    /// A folder with a migration that ran and was rolled back.
    private func finished(_ folder: borrowing TemporaryFolder, _ name: String = "migration") async throws -> EventLog {
        let path = "\(folder.path)/\(name)"
        try await PreparedFirm.copyClean(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            _ = try await firm.run()
            _ = try await firm.rollBack(to: "before")
        }
        return try EventLog.read(Workspace(path: path), time: clock.wallClock)
    }

    @Test("views that were built step by step hold what a fold of all events gives, and so do views built anew")
    func equalsFold() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copyClean(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            #expect(try StoredViews.open(log: firm.log).catchUp() == firm.log.state.size)
            _ = try await firm.run(.sample(size: 20))
            let sampled = try StoredViews.open(log: firm.log)
            #expect(sampled.watermark < firm.log.state.size)
            #expect(try sampled.catchUp() > 0)
            #expect(try sampled.catchUp() == 0)
        }
        let log = try await rest(of: path)
        let steps = try entries(log)
        #expect(steps == (try KeyLookup.fold(log).entries))
        try FileManager.default.removeItem(atPath: log.workspace.viewsPath)
        #expect(try entries(log) == steps)
    }

    private func rest(of path: String) async throws -> EventLog {
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            _ = try? await firm.run()
        }
        return try EventLog.read(Workspace(path: path), time: clock.wallClock)
    }

    private func entries(_ log: EventLog) throws -> [EventKeys.Entry] {
        let views = try StoredViews.open(log: log)
        try views.catchUp()
        return try views.entries()
    }

    @Test("the events about a record are its intents with their answers, there and back") func aboutRecord()
        async throws
    {
        let folder = try TemporaryFolder()
        let log = try await finished(folder)
        let lookup = try KeyLookup.open(log: log)
        let key = try dealKey(log)
        var types: [String: Int] = [:]
        for sequence in try lookup.events(about: key) {
            types[try log.event(at: sequence).event.type, default: 0] += 1
        }
        #expect(types["api.intended"] == 2 && types["api.landed"] == 2)
        #expect(try lookup.events(about: "CMCLIENT/none").isEmpty)
    }

    /// The first matter that was sent.
    private func dealKey(_ log: EventLog) throws -> String {
        var key = ""
        try log.forEachEvent { recorded throws(PipelineError) in
            if key.isEmpty, case .apiIntended(let intended) = recorded.event, intended.entity == .deal {
                key = intended.key
            }
        }
        return key
    }

    @Test("damaged views, views of another ledger and views ahead of theirs are built again") func rebuilt()
        async throws
    {
        let folder = try TemporaryFolder()
        let log = try await finished(folder)
        let expected = try entries(log)
        let file = "\(log.workspace.viewsPath)/data.mdb"
        let sound = try Data(contentsOf: URL(fileURLWithPath: file))

        try Data(repeating: 0x5A, count: sound.count).write(to: URL(fileURLWithPath: file))
        #expect(try entries(log) == expected)

        // The ledger as it was before the run: its views must not know what came later.
        try await PreparedFirm.copyClean(to: folder.path + "/earlier")
        let earlier = try EventLog.read(Workspace(path: folder.path + "/earlier"), time: VirtualClock().wallClock)
        try FileManager.default.createDirectory(
            atPath: earlier.workspace.viewsPath,
            withIntermediateDirectories: true
        )
        try sound.write(to: URL(fileURLWithPath: "\(earlier.workspace.viewsPath)/data.mdb"))
        #expect(try entries(earlier) == (try KeyLookup.fold(earlier).entries))
    }

    @Test("without a usable folder the events are folded, with the same answer") func fallback() async throws {
        let folder = try TemporaryFolder()
        let log = try await finished(folder)
        let views = try StoredViews.open(log: log)
        try views.catchUp()
        // The views are open here, so that a second opening is refused.
        let lookup = try KeyLookup.open(log: log)
        guard case .folded = lookup else {
            Issue.record("the views were opened twice")
            return
        }
        let key = try dealKey(log)
        #expect(try lookup.events(about: key) == views.events(about: key))
        #expect(try !views.events(about: key).isEmpty)
    }

    @Test("the state that a command folded while it appended is the one that the stored bytes give") func replay()
        async throws
    {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        let clock = VirtualClock()
        var live: MigrationState?
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            _ = try await firm.run(.sample(size: 20))
            _ = try await firm.run()
            _ = try await firm.rollBack(to: "before")
            live = firm.log.state
        }
        let log = try EventLog.read(Workspace(path: path), time: clock.wallClock)
        try log.replay()
        #expect(log.state == live)
    }
}
