import Foundation
import Migration
import PipedriveClient
import Pipeline

/// A command's way to the account: the gateway with its token, and the limits to begin with.
struct AccountSession {
    let gateway: HTTPGateway
    let address: AccountAddress
    let isOAuth: Bool
    let context: MigrationContext

    /// Requests in two seconds that every plan allows; answers tell what the account really does.
    private static let usualBurst = 20
    /// A simulator may have no limit at all.
    private static let simulatorBurst = 1_000_000

    init(log: EventLog, options: AccountOptions, global: GlobalOptions, halt: RunHalt) throws(PipelineError) {
        let key: AccountKey
        do throws(ClientError) {
            address = try AccountAddress(log.state.opened?.account ?? "")
            key = try AccountKey.find(
                file: options.tokenFile,
                environment: ProcessInfo.processInfo.environment
            )
        } catch {
            throw .usage(error.description)
        }
        if case .oauth = key { isOAuth = true } else { isOAuth = false }
        gateway = HTTPGateway(
            account: address,
            key: key,
            version: Version.text,
            // A simulated account signs in where it is served: no secret of a rehearsal leaves the machine.
            signIn: address.isLoopback ? address : .signIn,
            documents: log.state.settings[SettingName.documentsFolder]
        )
        let budget = RateBudget(
            burstLimit: address.isLoopback ? AccountSession.simulatorBurst : AccountSession.usualBurst
        )
        let pacer = Pacer(gateway: gateway, budget: budget, time: .system, halt: halt)
        context = MigrationContext(
            log: log,
            reader: AccountReader(pacer: pacer),
            time: .system,
            halt: halt,
            actor: global.actorName
        )
    }

    /// Runs a piece of work and closes the connections afterwards, whatever came of it.
    static func with<Value>(
        _ command: some MigrationCommand,
        log: EventLog,
        options: AccountOptions,
        _ body: (MigrationContext) async throws(PipelineError) -> Value
    ) async throws(PipelineError) -> Value {
        try await open(command, log: log, options: options) { session throws(PipelineError) in
            try await body(session.context)
        }
    }

    /// The same for work that wants to know how it is signed in.
    static func open<Value>(
        _ command: some MigrationCommand,
        log: EventLog,
        options: AccountOptions,
        _ body: (AccountSession) async throws(PipelineError) -> Value
    ) async throws(PipelineError) -> Value {
        let halt = RunHalt()
        let interrupt = InterruptSignal { halt.request() }
        defer { interrupt.cancel() }
        let session = try AccountSession(log: log, options: options, global: command.global, halt: halt)
        var result: Result<Value, PipelineError>
        do throws(PipelineError) {
            result = .success(try await body(session))
        } catch {
            result = .failure(error)
        }
        do throws(PipelineError) {
            try session.context.recordReadings()
        } catch {
            // What ended the work says more than that its price could not be written down.
            if case .success = result { result = .failure(error) }
        }
        await session.gateway.shutdown()
        return try result.get()
    }
}
