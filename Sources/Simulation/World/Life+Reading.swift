import CanonicalJSON
import Migration

/// Readings outside of a run: they are repeated until they succeed, as readings may be.
extension Life {
    private static let kinds: [TargetEntity] = [
        .pipeline, .stage, .field, .activityType, .organization, .person, .deal, .lead, .note, .activity,
    ]

    /// Every list of the account; false when the token is not accepted.
    mutating func readAccount(hasFiles: Bool = false, _ body: (JSON, TargetEntity) -> Void) -> Bool {
        for kind in Life.kinds + (hasFiles ? [.file] : []) {
            for path in AccountLists.paths(of: kind) {
                var pages = ListPages(path)
                while let call = pages.nextCall {
                    guard let page = page(call) else { return false }
                    for record in pages.receive(data: page.data, additional: page.additional) { body(record, kind) }
                }
            }
        }
        return true
    }

    private mutating func page(_ call: ApiCall) -> (data: JSON, additional: JSON)? {
        if let known = account.knownPage(call) { return known }
        guard let answer = read(call) else { return nil }
        let data = answer.data ?? .null
        account.keepPage(call, data: data, additional: answer.additional)
        return (data, answer.additional)
    }

    /// One answer; its data is nil when there is no such record. Nil when the token is not accepted.
    mutating func read(_ call: ApiCall) -> (data: JSON?, additional: JSON)? {
        while problems.isEmpty {
            guard waitForPlace(call) else { return nil }
            let reply = account.serve(call, for: nil, step: steps, size: journal.size, at: now)
            budget.observe(reply, costTokens: TokenPrice.tokens(of: call), at: now)
            noteLimits(reply, to: call, servedAt: now)
            switch ReplyContent(reply) {
            case .done(let data, let additional): return (data, additional)
            case .gone: return (nil, .null)
            case .limited: continue
            case .blocked: return nil
            case .serverFault, .refused:
                problem("reading \(call.path) was answered with \(reply.status)")
                return nil
            }
        }
        return nil
    }

    private mutating func waitForPlace(_ call: ApiCall) -> Bool {
        for _ in 0..<1000 {
            switch budget.admit(costTokens: TokenPrice.tokens(of: call), at: now) {
            case .now:
                checkPace()
                return true
            case .notBefore(let moment):
                now = max(now, moment)
                applyLate()
            case .ceiling: return false
            }
        }
        problem("a reading is never admitted")
        return false
    }
}
