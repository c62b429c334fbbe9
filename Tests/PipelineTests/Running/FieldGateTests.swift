import Migration
import PipedriveSimulator
import SimulatorServer
import TestSupport
import Testing

@testable import Pipeline

/// What a later decision or export asks of custom fields that exist already.
@Suite(.serialized) struct FieldGateTests {
    @Test("a custom field that was made as a list cannot become a text: the run is refused and says what to do")
    func changedType() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copyClean(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            _ = try await firm.run(.sample(size: 10))
            let rules = firm.log.state.mapping.decisions.rules.values.sorted { $0.column < $1.column }
            let list = try #require(
                rules.first { if case .custom(.deal, .list, _) = $0.target { true } else { false } }
            )
            guard case .custom(_, _, let name) = list.target else { return }
            let desk = MappingDesk(log: firm.log, actor: FirmMigration.actor)
            let column = "\(list.column.file.rawValue).\(list.column.index)"
            _ = try desk.set(column, to: .custom(entity: .deal, type: .text, name: name))
            try firm.confirm()
            let size = firm.log.state.size
            let refusal = await #expect(throws: PipelineError.self) { _ = try await firm.run() }
            #expect(refusal?.exitCode == 2)
            #expect(refusal?.description.contains("exists with another type") == true)
            #expect(firm.log.state.size == size, "nothing was planned, let alone sent")

            _ = try desk.set(column, to: .custom(entity: .deal, type: .text, name: name + " as text"))
            try firm.confirm()
            #expect(try await firm.run().end == .finished)
        }
    }
}
