import Foundation
import Ledger
import Migration
import SampleFirm
import TestSupport
import Testing

@testable import Pipeline

/// The same input, seed and time give the same ledger, whichever process computes it.
@Suite struct DeterminismTests {
    @Test("two processes write the same ledger byte for byte")
    func sameBytes() async throws {
        let folder = try TemporaryFolder()
        try await PreparedFirm.copySmall(to: folder.path + "/one")
        try await PreparedFirm.copySmall(to: folder.path + "/two")
        let root = folder.path
        await #expect(processExitsWith: .success) { [root = root as String] in
            try await DeterminismTests.migrate(root + "/one")
        }
        await #expect(processExitsWith: .success) { [root = root as String] in
            try await DeterminismTests.migrate(root + "/two")
        }
        let one = try Data(contentsOf: URL(fileURLWithPath: root + "/one.ndjson"))
        let two = try Data(contentsOf: URL(fileURLWithPath: root + "/two.ndjson"))
        #expect(one.count > 100_000)
        #expect(one == two)
    }

    /// One request at a time: with several, the order of answers is the network's.
    static func migrate(_ path: String) async throws {
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            var limits = RunLimits()
            limits.inFlight = 1
            _ = try await firm.run(.sample(size: 20), limits: limits)
            _ = try await firm.run(limits: limits)
            let recorder = ComparisonRecorder(log: firm.log, actor: FirmMigration.actor)
            _ = try recorder.finish(try await firm.compare())
            _ = try await firm.rollBack(to: "before", limits: limits)
            _ = try LedgerExport(log: firm.log).write(to: path + ".ndjson")
        }
    }

    @Test("loading, proposing and confirming give the same events in two processes")
    func sameProposal() async throws {
        let folder = try TemporaryFolder()
        let root = folder.path
        try FirmExport.small(.realistic).write(to: try folder.make("export"))
        await #expect(processExitsWith: .success) { [root = root as String] in
            try await DeterminismTests.prepare(root, "one")
        }
        await #expect(processExitsWith: .success) { [root = root as String] in
            try await DeterminismTests.prepare(root, "two")
        }
        let one = try lines(root + "/one.ndjson")
        let two = try lines(root + "/two.ndjson")
        // The first event carries the public key of a fresh key pair; everything else must agree.
        #expect(one.count > 300)
        #expect(one.dropFirst() == two.dropFirst())
        #expect(one.first != two.first)
    }

    static func prepare(_ root: String, _ name: String) async throws {
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.create(root + "/" + name, account.gateway, clock.wallClock)
            try firm.load(root + "/export")
            try await firm.decide()
            _ = try LedgerExport(log: firm.log).write(to: root + "/" + name + ".ndjson")
        }
    }

    private func lines(_ path: String) throws -> [Substring] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    }
}
