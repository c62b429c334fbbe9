import CanonicalJSON
import Migration
import PipedriveSimulator
import SimulatorServer
import TestSupport
import Testing

@testable import Pipeline

/// What people did in the account between a run and its rollback.
@Suite struct DriftTests {
    /// Runs the small firm and lets somebody of the firm act; `act` is handed the ids of two persons and a deal.
    private func withDrift(
        _ calls: (_ deal: String, _ person: String) -> [ApiCall],
        _ body: (FirmMigration, TestAccount, _ deal: String, _ person: String) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copyClean(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            #expect(try await firm.run().end == .finished)
            let crosswalk = firm.log.state.target.crosswalk
            let deal = try #require(crosswalk.records(of: .deal).first?.record.id)
            let person = try #require(crosswalk.records(of: .person).last?.record.id)
            clock.advance(milliseconds: 3_600_000)
            let now = clock.now
            for call in calls(deal, person) {
                let reply = await account.shared.with { $0.act(asUser: 20_001, call, at: now) }
                #expect([200, 201].contains(reply?.status ?? 0), "\(call.path)")
            }
            try await body(firm, account, deal, person)
        }
    }

    @Test("a deal that a person changed is kept with what it needs, and the rest is gone")
    func changedDeal() async throws {
        try await withDrift { deal, _ in
            [ApiCall(.patch, "/api/v2/deals/\(deal)", body: "{\"title\":\"Ours now\"}")]
        } _: { firm, account, deal, _ in
            let outcome = try await firm.rollBack(to: "before")
            #expect(outcome.end == .finished)
            let kept = try self.kept(firm)
            #expect(kept.contains("deal \(deal): changed"))
            #expect(outcome.finished?.kept == kept.count)
            #expect(outcome.proof?.remaining == [])
            let left = firm.log.state.target.crosswalk
            #expect(left.records(of: .deal).map(\.record.id) == [deal])
            #expect(left.records(of: .activity).isEmpty)
            #expect(left.records(of: .stage).isEmpty == false)
            let text = await account.liveDump().canonicalText
            #expect(text.contains("Ours now"))
        }
    }

    @Test("with force a changed deal goes too, and the account is as it was")
    func forced() async throws {
        try await withDrift { deal, _ in
            [ApiCall(.patch, "/api/v2/deals/\(deal)", body: "{\"title\":\"Ours now\"}")]
        } _: { firm, _, _, _ in
            var limits = RunLimits()
            limits.isForced = true
            let outcome = try await firm.rollBack(to: "before", limits: limits)
            #expect(outcome.finished?.kept == 0)
            #expect(outcome.proof?.isEqual == true)
            #expect(firm.log.state.target.crosswalk.records.isEmpty)
        }
    }

    @Test("a person on whom somebody has built since is listed before, and kept")
    func foreignUse() async throws {
        try await withDrift { _, person in
            [ApiCall(.post, "/api/v2/deals", body: "{\"title\":\"New business\",\"person_id\":\(person)}")]
        } _: { firm, account, _, person in
            let point = try RollbackPoint("before", state: firm.log.state)
            let plan = try await Rollback(context: firm.context, limits: RunLimits(), point: point).plan()
            #expect(plan.inUse.map(\.reference.entity).contains(.person))
            let outcome = try await firm.rollBack(to: "before")
            #expect(outcome.end == .finished)
            #expect(outcome.proof?.remaining == [])
            #expect(firm.log.state.target.crosswalk.records(of: .person).map(\.record.id) == [person])
            #expect(firm.log.state.target.crosswalk.records(of: .deal).isEmpty)
            #expect(await account.liveDump().canonicalText.contains("New business"))
        }
    }

    @Test("a deal to which somebody has attached a document is listed before, and kept with its document")
    func attached() async throws {
        try await withDrift { deal, _ in
            let body: JSON = ["file_name": "Their plan.pdf", "content": "QUI", "deal_id": .string(deal)]
            return [ApiCall(.post, "/api/v1/files", body: body.canonicalText)]
        } _: { firm, account, deal, _ in
            let point = try RollbackPoint("before", state: firm.log.state)
            let plan = try await Rollback(context: firm.context, limits: RunLimits(), point: point).plan()
            #expect(plan.inUse.map(\.reference.entity) == [.deal])
            let outcome = try await firm.rollBack(to: "before")
            #expect(outcome.end == .finished)
            #expect(firm.log.state.target.crosswalk.records(of: .deal).map(\.record.id) == [deal])
            #expect(await account.liveDump().canonicalText.contains("Their plan.pdf"))
        }
    }

    @Test("a record that somebody deleted since counts as gone and stops nothing")
    func deletedMeanwhile() async throws {
        try await withDrift { deal, _ in
            [ApiCall(.delete, "/api/v2/deals/\(deal)")]
        } _: { firm, _, _, _ in
            let outcome = try await firm.rollBack(to: "before")
            #expect(outcome.end == .finished)
            #expect(outcome.finished?.failed == 0)
            #expect(outcome.finished?.isProved == true)
            #expect(firm.log.state.target.crosswalk.records.isEmpty)
        }
    }

    private func kept(_ firm: FirmMigration) throws -> [String] {
        var names: [String] = []
        try firm.log.forEachEvent { recorded throws(PipelineError) in
            guard case .rollbackKept(let record) = recorded.event else { return }
            names.append("\(record.entity.rawValue) \(record.id): \(record.reason)")
        }
        return names
    }
}
