import CanonicalJSON
import Foundation
import Ledger
import Migration
import PipedriveSimulator
import SimulatorServer
import TestSupport
import Testing

@testable import Pipeline

/// Real processes that die in the middle of a run; the next one finishes without a duplicate or a loss.
@Suite(.serialized) struct RunCrashTests {
    private static let undisturbed = Task {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        let clock = VirtualClock()
        return try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            _ = try await firm.run()
            return NormalisedAccount(liveDump: await account.liveDump())
        }
    }

    @Test(
        "a process that dies around a call leaves a migration that the next one finishes",
        arguments: CrashPoint.allCases,
        [1, 40, 90]
    )
    func aroundACall(point: CrashPoint, write: Int) async throws {
        try await crashAndFinish { path, port in
            await #expect(processExitsWith: .exitCode(CrashingGateway.exitCode)) {
                [path = path as String, port = port as Int, point = point as CrashPoint, write = write as Int] in
                let gateway = CrashingGateway(try TestAccount.httpGateway(port: port), at: point, write: write)
                let firm = try FirmMigration.open(path, gateway, .skipping())
                _ = try await firm.run()
            }
        }
    }

    /// Consecutive readings of the clock fall before the intent is durable, between the answer and its outcome being
    /// durable, and right after that.
    @Test("a process that dies around a commit leaves a migration that the next one finishes", arguments: 0..<6)
    func aroundACommit(step: Int) async throws {
        try await crashAndFinish { path, port in
            await #expect(processExitsWith: .exitCode(CrashingGateway.exitCode)) {
                [path = path as String, port = port as Int, step = step as Int] in
                let time = WallClock.skipping { reading in
                    if reading == 150 + step { _exit(CrashingGateway.exitCode) }
                }
                let firm = try FirmMigration.open(path, try TestAccount.httpGateway(port: port), time)
                var limits = RunLimits()
                limits.inFlight = 1
                _ = try await firm.run(limits: limits)
            }
        }
    }

    private func crashAndFinish(_ crash: (String, Int) async -> Void) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        try await TestAccount.with(.http) { account in
            let port = try #require(account.port)
            await account.shared.with { $0.faults = FaultSchedule(seed: 1, rates: [.latency: 300]) }
            await crash(path, port)
            await account.shared.with { $0.faults = .none }
            let firm = try FirmMigration.open(path, account.gateway, .skipping())
            #expect(try firm.log.reader.verify().isSound)
            #expect(firm.log.state.brokenRun != nil)
            let outcome = try await firm.run()
            #expect(outcome.end == .finished)
            #expect(outcome.tally.failed + outcome.tally.unknown + outcome.tally.withheld.count == 0)
            #expect(firm.log.state.target.openIntents.isEmpty)
            let here = NormalisedAccount(liveDump: await account.liveDump())
            let difference = NormalisedAccount.difference(try await RunCrashTests.undisturbed.value, here)
            #expect(difference == [])
            try firm.audit()
        }
    }

    @Test("a process that dies in a rollback leaves one that the next finishes", arguments: CrashPoint.allCases)
    func inARollback(point: CrashPoint) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        try await TestAccount.with(.http) { account in
            let port = try #require(account.port)
            let before = await account.liveDump()
            try await migrate(path, account)
            await #expect(processExitsWith: .exitCode(CrashingGateway.exitCode)) {
                [path = path as String, port = port as Int, point = point as CrashPoint] in
                let gateway = CrashingGateway(try TestAccount.httpGateway(port: port), at: point, write: 60)
                let firm = try FirmMigration.open(path, gateway, .skipping())
                _ = try await firm.rollBack(to: "before")
            }
            let firm = try FirmMigration.open(path, account.gateway, .skipping())
            let outcome = try await firm.rollBack(to: "before")
            #expect(outcome.end == .finished)
            #expect(outcome.finished?.isProved == true)
            #expect(outcome.proof?.isEqual == true)
            #expect(outcome.finished?.kept == 0)
            #expect(await account.liveDump().canonicalBytes == before.canonicalBytes)
        }
    }

    private func migrate(_ path: String, _ account: TestAccount) async throws {
        let firm = try FirmMigration.open(path, account.gateway, .skipping())
        #expect(try await firm.run().end == .finished)
    }
}
