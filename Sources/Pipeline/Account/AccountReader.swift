package import CanonicalJSON
package import Migration

/// Reads what a use case must know of the account: who we are, its users, everything it holds.
package struct AccountReader {
    package let pacer: Pacer

    package init(pacer: Pacer) { self.pacer = pacer }

    /// Who the token belongs to.
    package func identity() async throws(AccountFailure) -> AccountIdentity {
        guard let answer = try await pacer.read(ApiCall(.get, "/api/v1/users/me")),
            let identity = AccountIdentity(answer.data)
        else { throw .unexpectedAnswer(path: "/api/v1/users/me") }
        return identity
    }

    package func users() async throws(AccountFailure) -> [AccountUser] {
        guard let answer = try await pacer.read(ApiCall(.get, "/api/v1/users")), let list = answer.data.arrayValue
        else {
            throw .unexpectedAnswer(path: "/api/v1/users")
        }
        return list.compactMap(AccountUser.init).sorted { $0.id < $1.id }
    }

    /// Codes of the currencies that amounts may be in.
    package func activeCurrencies() async throws(AccountFailure) -> [String] {
        guard let answer = try await pacer.read(ApiCall(.get, "/api/v1/currencies")),
            let list = answer.data.arrayValue
        else { throw .unexpectedAnswer(path: "/api/v1/currencies") }
        return list.filter { $0["active_flag"]?.boolValue ?? true }.compactMap { $0["code"]?.stringValue }
    }

    /// Every list of the kinds that a migration writes, record by record.
    package func forEachRecord(
        of entities: [TargetEntity],
        _ body: (JSON, TargetEntity) -> Void
    ) async throws(AccountFailure) {
        for entity in entities.sorted() {
            for path in AccountLists.paths(of: entity) {
                try await pacer.list(path) { record in body(record, entity) }
            }
        }
    }

    /// The kinds whose lists make up a fingerprint.
    package static let fingerprinted: [TargetEntity] = [
        .pipeline, .stage, .field, .activityType, .organization, .person, .deal, .lead, .note,
        .activity,
    ]

    package func fingerprint() async throws(AccountFailure) -> AccountFingerprint {
        var fingerprint = AccountFingerprint()
        try await forEachRecord(of: AccountReader.fingerprinted) { record, entity in
            fingerprint.note(record, entity: entity)
        }
        return fingerprint
    }
}
