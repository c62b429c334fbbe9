import CanonicalJSON
import Migration
import PipedriveContract
import PipedriveSimulator
import SampleFirm
import SimulatorServer
import TestSupport
import Testing

@testable import Pipeline

/// Everything that a migration says to Pipedrive, and everything that it hears from the simulator, against the
/// published description, which nobody here wrote.
@Suite(.serialized, .enabled(if: SpecFolder.isThere || SpecFolder.isRequired, Comment(rawValue: SpecFolder.absence)))
struct StoryContractTests {
    @Test(
        "a whole migration there and back sends and hears nothing that is not described",
        arguments: GatewayKind.allCases
    )
    func story(kind: GatewayKind) async throws {
        let clock = VirtualClock()
        try await TestAccount.with(kind, clock: clock) { account in
            let gateway = RecordingGateway(account.gateway)
            try await thereAndBack(gateway, clock, FirmExport.small(.realistic))
            #expect(await account.shared.with { $0.counters.queryTokens } == 0)
            try expectDescribed(gateway.exchanges)
            let shapes = Set(gateway.exchanges.map { StoryContractTests.shape($0.call) })
            #expect(shapes.isSuperset(of: StoryContractTests.expectedShapes), "\(shapes.sorted())")
        }
    }

    @Test("a migration over a bad network, which looks for what became of its calls, keeps to the description too")
    func troubledStory() async throws {
        let rates: [FaultSchedule.Kind: Int] = [
            .dropBefore: 200, .dropAfter: 200, .errorAfter: 200, .tooManyRequests: 200,
        ]
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, faults: FaultSchedule(seed: 9, rates: rates), clock: clock) { account in
            let folder = try TemporaryFolder()
            let path = folder.path + "/migration"
            try await PreparedFirm.copySmall(to: path)
            let gateway = RecordingGateway(account.gateway)
            let firm = try FirmMigration.open(path, gateway, clock.wallClock)
            for _ in 0..<3 { _ = try await firm.run() }
            let searches = gateway.exchanges.filter {
                $0.call.query.contains { $0.name == "sort_by" || $0.name == "sort" }
            }
            #expect(!searches.isEmpty)
            try expectDescribed(gateway.exchanges)
        }
    }

    private static let expectedShapes: Set<String> = [
        "GET users/me", "GET users", "GET deals", "GET persons", "GET organizations", "GET activities", "GET notes",
        "GET dealFields", "GET personFields", "GET organizationFields", "GET activityTypes", "GET pipelines",
        "GET stages", "POST deals", "POST persons", "POST organizations", "POST activities", "POST notes",
        "POST dealFields", "POST personFields", "POST activityTypes", "DELETE deals/*", "DELETE persons/*",
        "DELETE organizations/*", "DELETE activities/*", "DELETE notes/*", "DELETE dealFields/*",
        "DELETE activityTypes/*",
    ]

    /// `DELETE deals/*`.
    private static func shape(_ call: ApiCall) -> String {
        let segments = call.path.split(separator: "/").drop { $0 == "api" || $0 == "v1" || $0 == "v2" }
        let rest = segments.dropFirst().map { $0 == "me" ? "/me" : "/*" }.joined()
        return "\(call.method.rawValue) \(segments.first ?? "")\(rest)"
    }

    @Test("a later export, which changes records, and its way back keep to the description")
    func laterExport() async throws {
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let gateway = RecordingGateway(account.gateway)
            try await thereAndBack(gateway, clock, FirmExport.whole(.realistic), laterDays: 7)
            try expectDescribed(gateway.exchanges)
            let shapes = Set(gateway.exchanges.map { StoryContractTests.shape($0.call) })
            #expect(shapes.contains { $0.hasPrefix("PATCH ") }, "\(shapes.sorted())")
        }
    }

    /// Load, map, sample, run, compare, perhaps a later export, and all of it back with its proof.
    private func thereAndBack(
        _ gateway: RecordingGateway,
        _ clock: VirtualClock,
        _ export: FirmExport,
        laterDays: Int? = nil
    ) async throws {
        let folder = try TemporaryFolder()
        let exportPath = try folder.make("export")
        try export.write(to: exportPath)
        let firm = try FirmMigration.create(folder.path + "/migration", gateway, clock.wallClock)
        try firm.load(exportPath)
        _ = try await firm.context.read { (reader) throws(AccountFailure) in try await reader.identity() }
        try await firm.decide()
        try firm.checkpoint("before")
        #expect(try await firm.run(.sample(size: 30)).end == .finished)
        _ = try await firm.compare(.sample)
        #expect(try await firm.run().end == .finished)
        #expect(try await firm.compare().missing.isEmpty)
        if let laterDays {
            clock.advance(milliseconds: 86_400_000)
            try export.later(days: laterDays).write(to: exportPath)
            try firm.load(exportPath)
            try firm.confirm()
            #expect(try await firm.run().end == .finished)
        }
        let outcome = try await firm.rollBack(to: "before")
        #expect(outcome.end == .finished)
        #expect(outcome.proof != nil)
    }

    private func expectDescribed(_ exchanges: [RecordingGateway.Exchange]) throws {
        let contract = try Contract()
        var asked: Set<ContractFinding> = []
        var heard: Set<ContractFinding> = []
        for exchange in exchanges {
            asked.formUnion(try contract.findings(in: exchange.call))
            heard.formUnion(try contract.findings(in: exchange.reply, to: exchange.call))
        }
        #expect(Deviation.sorted(asked, by: Deviation.ofRequests).unexplained == [])
        #expect(Deviation.sorted(heard, by: Deviation.ofReplies).unexplained == [])
        #expect(exchanges.count > 100)
    }
}
