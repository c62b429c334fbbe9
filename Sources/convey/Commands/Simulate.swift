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
            Its API token is the one in PIPEDRIVE_API_TOKEN. Stop it with Ctrl-C. With PIPEDRIVE_OAUTH_CLIENT_ID,
            PIPEDRIVE_OAUTH_CLIENT_SECRET and PIPEDRIVE_OAUTH_REFRESH_TOKEN it lets that app sign in too.
            Example: PIPEDRIVE_API_TOKEN=simulated-token convey simulate --port 8080 --users export/users.csv

            A fault file says what goes wrong; rates count in 10,000 requests, and every member may be left out:
              {"seed":1,"rates":{"latency":500,"slow":20,"too_many_requests":50,"error_before":50,"error_after":50,
               "drop_before":50,"drop_after":50},"writes_only":false,"people":{"edit":20,"delete":2,"merge":1,
               "archive":2},"background_tokens_per_hour":500,"search_lag_milliseconds":5000,
               "behaviours":{"geocodes_addresses":true}}

            Below /_simulator/ there is a door for rehearsals, without a token: GET dump, counters, deeds, clock;
            POST load, save, faults, plan {"plan":"growth","seats":2}, clock {"advance_milliseconds":3600000}, and
            edit {"user":1001,"method":"PATCH","path":"/api/v2/deals/1","body":{"title":"Other"}}.
            """
    )

    @Option(help: "The port; 0 takes a free one and prints it.") var port = 8080
    @Option(help: "Decides field keys and ids.") var seed: UInt64 = 1
    @Option(help: "JSON file with what goes wrong, by rates per 10,000 requests.") var faults: String?
    @Option(help: "lite, growth, premium or ultimate; premium for a new account.") var plan: String?
    @Option(help: "Seats of the plan; 1 for a new account.") var seats: Int?
    @Option(name: .customLong("as"), help: "Whose the token is: admin, staff, or restricted to its own records.")
    var role = Role.admin
    @Option(help: "Let time stand still at a moment such as 2026-11-24T09:00:00Z.") var clock: String?
    @Option(help: "A users.csv whose people become users of the account.") var users: String?
    @Option(help: "Keep the account in this file between starts.") var state: String?
    @Flag(help: "No daily budget, burst limit or plan caps.") var unlimited = false
    @Flag(help: "Begin with some records of somebody else.") var existingRecords = false

    /// Whom the account takes the caller for.
    enum Role: String, CaseIterable, ExpressibleByArgument {
        case admin, staff, restricted
    }

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
        let plan = try chosenPlan()
        if let seats, seats < 1 { throw PipelineError.usage("--seats must be at least 1") }
        let now = try chosenClock()
        var configuration = AccountConfiguration(
            seed: seed,
            token: environment[ApiToken.environmentName] ?? "",
            otherUsers: try users.map { path throws(PipelineError) in try SimulatedCompany.users(inTable: path) } ?? []
        )
        configuration.plan = plan ?? configuration.plan
        configuration.seats = seats ?? configuration.seats
        configuration.hasExistingRecords = existingRecords
        configuration.signInApp = try Simulate.signInApp(environment)
        handToken(in: &configuration)
        let faultFile = try readFaults()
        faultFile?.apply(to: &configuration)
        let schedule = faultFile?.schedule ?? .none
        let chosen = unlimited ? configuration.unlimited() : configuration
        let server = try SimulatorServer(
            account: SimulatedAccount(configuration: chosen, faults: schedule, at: now()),
            port: port,
            stateFile: state,
            now: now
        )
        let seats = seats
        await server.account.with { account in
            // What was asked for goes before what the state file remembers.
            account.change(plan: plan ?? account.configuration.plan, seats: seats ?? account.configuration.seats)
            if let faultFile { account.take(faultFile) }
        }
        try await server.run(stopsOnSignals: true) { port in
            Terminal.write("http://127.0.0.1:\(port)")
        }
    }

    private static func signInApp(_ environment: [String: String]) throws(ClientError) -> SignInApp? {
        guard try OAuthCredentials(environment: environment) != nil else { return nil }
        let values = OAuthCredentials.environmentNames.map { environment[$0] ?? "" }
        return SignInApp(clientID: values[0], clientSecret: values[1], refreshToken: values[2])
    }

    private func chosenPlan() throws -> PipedriveSimulator.Plan? {
        guard let plan else { return nil }
        guard let known = PipedriveSimulator.Plan(rawValue: plan) else {
            throw PipelineError.usage("\(plan) is no plan; take lite, growth, premium or ultimate")
        }
        return known
    }

    private func chosenClock() throws -> @Sendable () -> Timestamp {
        guard let clock else { return WallClock.system.now }
        guard let moment = TimeText.parseMoment(clock) else {
            throw PipelineError.usage("--clock \(clock) is no moment; it looks like 2026-11-24T09:00:00Z")
        }
        return { moment }
    }

    /// Gives the token to a user with fewer rights; the admin then has none.
    private func handToken(in configuration: inout AccountConfiguration) {
        guard role != .admin else { return }
        var caller = SimulatedUser(
            id: 30_001,
            name: "Casey Caller",
            email: "caller@\(configuration.companyDomain).example",
            token: configuration.users[0].token
        )
        caller.seesOnlyOwn = role == .restricted
        configuration.users[0].token = nil
        configuration.users.append(caller)
    }

    private func readFaults() throws -> FaultFile? {
        guard let faults else { return nil }
        guard let content = FileManager.default.contents(atPath: faults) else {
            throw PipelineError.usage("\(faults) cannot be read; check its name and permissions")
        }
        do {
            return try FaultFile(json: try JSON(parsing: Array(content)))
        } catch let error as FaultFileError {
            throw PipelineError.usage("\(faults) describes no faults: \(error)")
        } catch let error as JSONError {
            throw PipelineError.usage("\(faults) describes no faults: it is no JSON: \(error)")
        }
    }
}
