import CanonicalJSON
import Hummingbird
import Logging
package import Migration
import NIOCore
package import PipedriveSimulator

/// A simulated account behind HTTP on the loopback interface; it prints nothing.
package struct SimulatorServer: Sendable {
    /// The account that all connections share; tests may reach into it.
    package let account: SharedAccount
    private let port: Int
    private let stateFile: StateFile?
    private let clock: SimulatorClock

    /// Takes its account from the state file when that is there, with the tokens of the one that is handed in; port 0
    /// means any free one.
    package init(
        account: SimulatedAccount,
        port: Int = 0,
        stateFile path: String? = nil,
        now: @escaping @Sendable () -> Timestamp
    ) throws(SimulatorServerError) {
        stateFile = path.map(StateFile.init(path:))
        var saved = try stateFile?.read(tokens: account.configuration.users.compactMap(\.token))
        saved?.allow(account.configuration.signInApp)
        self.account = SharedAccount(saved ?? account)
        self.port = port
        clock = SimulatorClock(now)
    }

    /// Serves until the task is cancelled, or by signal when asked for; then saves the state.
    package func run(
        stopsOnSignals: Bool = false,
        onStart: @escaping @Sendable (_ port: Int) async -> Void
    ) async throws(SimulatorServerError) {
        let application = Application(
            responder: CallbackResponder { (request: Request, context: SimulatorContext) in
                await respond(to: request, context)
            },
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in await onStart(channel.localAddress?.port ?? port) },
            logger: Logger(label: "simulator") { _ in SwiftLogNoOpLogHandler() }
        )
        do {
            if stopsOnSignals { try await application.runService() } else { try await application.run() }
        } catch is CancellationError {
        } catch {
            throw .cannotListen(port: port)
        }
        try await save()
    }

    /// Writes the state file now; does nothing without one.
    package func save() async throws(SimulatorServerError) {
        guard let stateFile else { return }
        try stateFile.write(await account.with { $0 })
    }

    private func respond(to request: Request, _ context: SimulatorContext) async -> Response {
        let simulated: SimulatedRequest
        do throws(RequestReader.Failure) {
            simulated = try await RequestReader.read(request)
        } catch {
            return response(error.reply)
        }
        if simulated.call.path.hasPrefix(ControlRoutes.prefix) {
            let control = ControlRoutes(account: account, stateFile: stateFile, clock: clock)
            return response(await control.answer(simulated.call))
        }
        if simulated.call.method == .post, simulated.call.path == SignInRoute.path {
            return response(await signIn(request, body: simulated.call.body))
        }
        switch await account.perform(simulated, at: clock.now) {
        case .reply(let reply, let delay):
            await wait(milliseconds: delay)
            return response(reply)
        case .drop(_, let delay):
            await wait(milliseconds: delay)
            try? await context.channel.close()
            return Response(status: .internalServerError)
        }
    }

    private func signIn(_ request: Request, body: String?) async -> ApiReply {
        guard let form = SignInRoute.form(request, body: body) else { return SignInRoute.unreadable }
        let address = "http://" + (request.head.authority ?? "127.0.0.1:\(port)")
        let now = clock.now
        return await account.with { $0.signIn(form, address: address, at: now) }
    }

    private func wait(milliseconds: Int) async {
        guard milliseconds > 0 else { return }
        try? await Task.sleep(for: .milliseconds(milliseconds))
    }

    private func response(_ reply: ApiReply) -> Response {
        var headers = HTTPFields()
        for (name, value) in reply.headers.sorted(by: { $0.key < $1.key }) {
            if let name = HTTPFields.Element.Name(name) { headers[name] = value }
        }
        if headers[.contentType] == nil, !reply.body.isEmpty {
            headers[.contentType] = "application/json; charset=utf-8"
        }
        return Response(
            status: .init(code: reply.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body))
        )
    }
}
