import ArgumentParser
import CanonicalJSON
import Foundation
import Migration
import PipedriveClient
import PipedriveSimulator
import Pipeline
import SimulatorServer

/// The built-in Pipedrive as a server.
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a simulated Pipedrive account on 127.0.0.1.",
        discussion: """
            Its API token is the one in PIPEDRIVE_API_TOKEN. Stop it with Ctrl-C.
            Example: PIPEDRIVE_API_TOKEN=simulated-token convey simulate --port 8080 --users export/users.csv
            """
    )

    @Option(help: "The port; 0 takes a free one and prints it.") var port = 8080
    @Option(help: "Decides field keys and ids.") var seed: UInt64 = 1
    @Option(help: "JSON file with rates of faults per 10,000 requests.") var faults: String?
    @Option(help: "lite, growth, premium or ultimate.") var plan = "premium"
    @Option(help: "Seats of the plan.") var seats = 1
    @Option(help: "A users.csv whose people become users of the account.") var users: String?
    @Option(help: "Keep the account in this file between starts.") var state: String?
    @Flag(help: "No daily budget, burst limit or plan caps.") var unlimited = false
    @Flag(help: "Begin with some records of somebody else.") var existingRecords = false

    func run() async throws {
        do {
            try await serve()
        } catch let error as PipelineError {
            Terminal.complain("convey: \(error)")
            throw ExitCode(error.exitCode)
        } catch let error as ClientError {
            Terminal.complain("convey: \(error)")
            throw ExitCode(2)
        } catch let error as SimulatorServerError {
            Terminal.complain("convey: \(error)")
            throw ExitCode(2)
        }
    }

    private func serve() async throws {
        let environment = ProcessInfo.processInfo.environment
        _ = try ApiToken(environment: environment)
        guard let plan = PipedriveSimulator.Plan(rawValue: plan) else {
            throw PipelineError.usage("\(plan) is no plan; take lite, growth, premium or ultimate")
        }
        var configuration = AccountConfiguration(
            seed: seed,
            token: environment[ApiToken.environmentName] ?? "",
            otherUsers: try users.map { path throws(PipelineError) in try SimulatedCompany.users(inTable: path) } ?? []
        )
        configuration.plan = plan
        configuration.seats = seats
        configuration.hasExistingRecords = existingRecords
        let schedule = try faultSchedule()
        let chosen = unlimited ? configuration.unlimited() : configuration
        let server = try SimulatorServer(
            account: SimulatedAccount(configuration: chosen, faults: schedule, at: WallClock.system.now()),
            port: port,
            stateFile: state,
            now: WallClock.system.now
        )
        try await server.run(stopsOnSignals: true) { port in
            Terminal.write("http://127.0.0.1:\(port)")
        }
    }

    private func faultSchedule() throws -> FaultSchedule {
        guard let faults else { return .none }
        guard let data = FileManager.default.contents(atPath: faults), let json = try? JSON(parsing: data),
            let schedule = FaultSchedule(json: json)
        else {
            throw PipelineError.usage(
                "\(faults) describes no faults; it looks like {\"seed\":1,\"rates\":{\"drop_after\":100}}"
            )
        }
        return schedule
    }
}
