import CanonicalJSON
import Migration

/// Keeps an OAuth sign-in alive: one renewal at a time, however many calls need it, before the old one runs out.
///
/// What it learns stays in memory. A renewal does no harm when it is done twice (Pipedrive gives the same refresh
/// token again), so one whose answer was lost is simply asked for again.
actor OAuthSession {
    /// What a call may use.
    struct Access: Sendable {
        let token: HiddenText
        /// The account's own address as the sign-in names it; nil where it names none.
        let address: AccountAddress?
        fileprivate let number: Int
        fileprivate let staleAt: Int64
    }

    enum Outcome: Sendable {
        case granted(Access)
        /// Never again with these credentials; the answer stands for it in whatever asked.
        case refused(ApiReply)
    }

    /// Posts a form to the sign-in service with the app's own credentials.
    typealias Exchange = @Sendable (OAuthCredentials) async throws(TransportFailure) -> ApiReply

    private var credentials: OAuthCredentials
    private let account: AccountAddress
    private let exchange: Exchange
    private let uptimeMilliseconds: @Sendable () -> Int64
    private let pause: @Sendable (Int64) async -> Void
    private var current: Access?
    private var refusal: ApiReply?
    private var renewal: Task<Result<Outcome, TransportFailure>, Never>?
    private var count = 0

    private static let pausesMilliseconds: [Int64] = [500, 2000]
    /// So long before the end it is renewed: longer than any call may take.
    private static let marginMilliseconds: Int64 = 60_000

    init(
        credentials: OAuthCredentials,
        account: AccountAddress,
        uptimeMilliseconds: @escaping @Sendable () -> Int64,
        pause: @escaping @Sendable (Int64) async -> Void,
        exchange: @escaping Exchange
    ) {
        self.credentials = credentials
        self.account = account
        self.uptimeMilliseconds = uptimeMilliseconds
        self.pause = pause
        self.exchange = exchange
    }

    /// What to call with; `refused` is one that the account has just answered with 401.
    func access(insteadOf refused: Access? = nil) async throws(TransportFailure) -> Outcome {
        if let refusal { return .refused(refusal) }
        if let current, uptimeMilliseconds() < current.staleAt, current.number != refused?.number {
            return .granted(current)
        }
        let renewal = self.renewal ?? Task { await renew() }
        self.renewal = renewal
        return try await renewal.value.get()
    }

    private func renew() async -> Result<Outcome, TransportFailure> {
        let result = await ask()
        switch result {
        case .success(.granted(let access)): current = access
        case .success(.refused(let reply)): refusal = reply
        case .failure: break
        }
        renewal = nil
        return result
    }

    private func ask() async -> Result<Outcome, TransportFailure> {
        for attempt in 0...OAuthSession.pausesMilliseconds.count {
            if attempt > 0 { await pause(OAuthSession.pausesMilliseconds[attempt - 1]) }
            // The time before the question: the answer's own way is on the safe side.
            let askedAt = uptimeMilliseconds()
            let reply: ApiReply
            do throws(TransportFailure) {
                reply = try await exchange(credentials)
            } catch {
                if error.cause == .cancelled { return .failure(error) }
                continue
            }
            switch OAuthAnswer(reply) {
            case .granted(let grant): return .success(take(grant, askedAt: askedAt))
            case .refused(let code): return .success(.refused(OAuthSession.reply(code)))
            case .blockedAtEdge: return .success(.refused(reply))
            case .unusable: continue
            }
        }
        return .failure(TransportFailure(cause: .signInUnanswered, mayHaveArrived: false))
    }

    private func take(_ grant: OAuthAnswer.Grant, askedAt: Int64) -> Outcome {
        if let address = grant.address, !isOfAccount(address) {
            return .refused(OAuthSession.reply(AccountRefusal.signInElsewhereCode))
        }
        if let refreshToken = grant.refreshToken { credentials.refreshToken = refreshToken }
        count += 1
        let life = grant.lifeMilliseconds
        let margin = min(OAuthSession.marginMilliseconds, life / 10)
        return .granted(
            Access(token: grant.token, address: grant.address, number: count, staleAt: askedAt + life - margin)
        )
    }

    /// A sign-in of another company must not be used under this account's name; `api.pipedrive.com` is anybody's.
    private func isOfAccount(_ address: AccountAddress) -> Bool {
        if address.isLoopback { return account.isLoopback }
        return account.host == address.host || account.host == "api.pipedrive.com"
    }

    /// Stands for what the sign-in service said where an answer of the account is expected.
    private static func reply(_ code: String) -> ApiReply {
        ApiReply(status: 401, json: ["success": false, "error": "the sign-in was refused", "code": .string(code)])
    }
}
