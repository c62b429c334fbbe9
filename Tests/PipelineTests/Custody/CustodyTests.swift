import CanonicalJSON
import Foundation
import Ledger
import Migration
import Projections
import Reports
import TestSupport
import Testing

@testable import Pipeline

/// The page of one client: complete, proved, and silent about everybody else.
@Suite struct CustodyTests {
    /// A migration that ran and was rolled back.
    private func finished(_ folder: borrowing TemporaryFolder) async throws -> EventLog {
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            _ = try await firm.run()
            _ = try await firm.rollBack(to: "before")
        }
        let log = try EventLog.read(Workspace(path: path), time: clock.wallClock)
        try log.replay()
        return log
    }

    /// Matters in the order in which they were sent.
    private func matters(_ log: EventLog) throws -> [String] {
        var keys: [String] = []
        try log.forEachEvent { recorded throws(PipelineError) in
            if case .apiIntended(let intended) = recorded.event, intended.entity == .deal, intended.operation == .create
            {
                keys.append(intended.key)
            }
        }
        return keys
    }

    @Test("a matter's page holds its row, its writes with their answers, and their undoing, each proved")
    func complete()
        async throws
    {
        let folder = try TemporaryFolder()
        let log = try await finished(folder)
        let key = try #require(try matters(log).first)
        let custody = try CustodyReader(log: log).read(key)
        #expect(custody.entries.map(\.sequence) == custody.entries.map(\.sequence).sorted())
        let types = custody.entries.compactMap { entry -> String? in
            guard case .shown(let event, _) = entry.content else { return nil }
            return event.type
        }
        for type in ["ledger.opened", "row.parsed", "mapping.confirmed", "run.started", "api.intended", "api.landed"] {
            #expect(types.contains(type), "\(type)")
        }
        let undone = custody.entries.contains { entry in
            guard case .shown(.apiIntended(let intended), _) = entry.content else { return false }
            return intended.undoes != nil && intended.key == key
        }
        #expect(undone)
        let verifier = try VerifierKey(parsing: custody.verifierKey)
        for entry in custody.entries {
            guard case .inclusion(let file) = try ProofFile(parsing: Array(entry.proof.utf8)) else {
                Issue.record("no proof of an event")
                continue
            }
            #expect(try file.checked(with: verifier).size == custody.size)
            #expect(file.proof.index == entry.sequence)
            switch entry.content {
            case .shown(_, let stored): #expect(file.event == Array(stored.utf8))
            case .withheld: #expect(file.event == nil)
            }
        }
    }

    @Test("no page shows the key of another client's matter or record") func discretion() async throws {
        let folder = try TemporaryFolder()
        let log = try await finished(folder)
        let all = try matters(log)
        let reader = try CustodyReader(log: log)
        for name in all.prefix(12) {
            let custody = try reader.read(name)
            let own = Set(custody.matterNumbers.map { "CMCLIENT/\($0)" })
            let html = CustodyPage(custody).html
            for other in all where !own.contains(other) {
                for spelling in ["\"\(other)\"", "\(other)&quot;", "\(other)&lt;"] {
                    #expect(!html.contains(spelling), "\(custody.key) shows \(other)")
                }
            }
        }
    }

    @Test("the matters of one client lead to the same page, and an unknown name is refused with what to write")
    func names()
        async throws
    {
        let folder = try TemporaryFolder()
        let log = try await finished(folder)
        let key = try #require(try matters(log).first)
        let reader = try CustodyReader(log: log)
        let page = CustodyPage(try reader.read(key)).html
        let number = String(key.dropFirst("CMCLIENT/".count))
        #expect(CustodyPage(try reader.read(number)).html == page)
        let error = #expect(throws: PipelineError.self) { try reader.read("CMCLIENT/nobody") }
        #expect(error?.description.contains("CMCLIENT/110") == true)
    }

    @Test("a page at an earlier point holds what the ledger held then, proved for then, and never changes again")
    func earlier()
        async throws
    {
        let folder = try TemporaryFolder()
        let log = try await finished(folder)
        let key = try #require(try matters(log).first)
        let rollback = try #require(log.state.runs.last?.sequence)
        let whole = try CustodyReader(log: log).read(key)
        let page = try CustodyReader(log: log, at: rollback).read(key)
        #expect(page.size == rollback && whole.size > rollback)
        // A point is a number of events: the page's last event is on it from the next point on.
        let last = try #require(whole.entries.last { $0.sequence < rollback }?.sequence)
        #expect(page.entries.map(\.sequence) == whole.entries.map(\.sequence).filter { $0 < rollback })
        #expect(try CustodyReader(log: log, at: last).read(key).entries.count == page.entries.count - 1)
        #expect(try CustodyReader(log: log, at: last + 1).read(key).entries.count == page.entries.count)
        let verifier = try VerifierKey(parsing: page.verifierKey)
        for entry in page.entries {
            guard case .inclusion(let file) = try ProofFile(parsing: Array(entry.proof.utf8)) else {
                Issue.record("no proof of an event")
                continue
            }
            #expect(try file.checked(with: verifier).size == rollback)
        }
        #expect(CustodyPage(try CustodyReader(log: log, at: rollback).read(key)).html == CustodyPage(page).html)
    }

    @Test("before anything was proposed there is no page, and the refusal says so") func tooEarly() async throws {
        let folder = try TemporaryFolder()
        let log = try await finished(folder)
        let key = try #require(try matters(log).first)
        for size: UInt64 in [0, 1] {
            #expect(throws: PipelineError.self) { try CustodyReader(log: log, at: size).read(key) }
        }
    }
}
