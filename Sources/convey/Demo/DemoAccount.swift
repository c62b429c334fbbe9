import Foundation
import Migration
import PipedriveClient
import PipedriveSimulator
import Pipeline
import SimulatorServer

/// A simulated Pipedrive account with some records of its own, served on a free port of this machine.
struct DemoAccount {
    /// What the story needs while the account is being served.
    struct Session: Sendable {
        let account: SharedAccount
        let address: String
        let token: ApiToken
        let adminEmail: String
    }

    private static let tokenText = "demo-token-of-the-simulated-account"

    private let configuration: AccountConfiguration

    init(seed: UInt64, firm: DemoFirm, usersTable: String) throws(PipelineError) {
        var configuration = AccountConfiguration(
            seed: seed,
            companyDomain: "sample-firm",
            token: DemoAccount.tokenText,
            otherUsers: try SimulatedCompany.users(inTable: usersTable)
        )
        configuration.hasExistingRecords = true
        configuration.enforcesBurst = false
        // A day's tokens of one seat would not do for the larger firm: the run would wait for midnight.
        self.configuration = firm == .small ? configuration : configuration.unlimited()
    }

    /// Serves the account for as long as the story lasts.
    func serve(
        _ body: @Sendable @escaping (Session) async -> Result<CommandEnd, PipelineError>
    ) async -> Result<CommandEnd, PipelineError> {
        let now = WallClock.system.now
        let server: SimulatorServer
        let token: ApiToken
        do {
            server = try SimulatorServer(
                account: SimulatedAccount(configuration: configuration, at: now()),
                port: 0,
                now: now
            )
            token = try ApiToken(environment: [ApiToken.environmentName: DemoAccount.tokenText])
        } catch {
            return .failure(.usage("the simulator does not start: \(error)"))
        }
        let adminEmail = configuration.users[0].email
        return await withTaskGroup(of: Result<CommandEnd, PipelineError>?.self) { group in
            let (ports, report) = AsyncStream<Int>.makeStream()
            group.addTask {
                do throws(SimulatorServerError) {
                    try await server.run { report.yield($0) }
                } catch {
                    report.finish()
                    return .failure(.usage(error.description))
                }
                return nil
            }
            group.addTask {
                guard let port = await ports.first(where: { _ in true }) else { return nil }
                let session = Session(
                    account: server.account,
                    address: "http://127.0.0.1:\(port)",
                    token: token,
                    adminEmail: adminEmail
                )
                return await body(session)
            }
            defer { group.cancelAll() }
            for await result in group {
                if let result { return result }
            }
            return .failure(.usage("the simulator ended before the demo did"))
        }
    }
}
