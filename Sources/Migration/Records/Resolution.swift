package import CanonicalJSON

/// The body of a request once every id that it needs is known.
package enum Resolution: Sendable, Hashable {
    case body([String: JSON])
    /// This parent is not in the account, so the record cannot be sent.
    case missing(RecordReference)
}

extension DesiredRecord {
    /// Fills in the ids, hash keys and option ids of one account.
    package func resolved(in crosswalk: Crosswalk) -> Resolution {
        for parent in parents where crosswalk[parent] == nil { return .missing(parent) }
        var body: [String: JSON] = [:]
        var custom: [String: JSON] = [:]
        for field in fields {
            let value: JSON
            switch field.value.resolved(in: crosswalk) {
            case .success(let known): value = known
            case .failure(let unresolved): return .missing(unresolved.reference)
            }
            switch field.place {
            case .standard(let name): body[name] = value
            case .custom(let definition):
                guard let hash = crosswalk.id(of: definition) else { return .missing(definition) }
                custom[hash] = value
            }
        }
        if reference.entity == .field { body["entity"] = nil }
        if !custom.isEmpty {
            if reference.entity == .lead {
                body.merge(custom) { own, _ in own }
            } else {
                body["custom_fields"] = .object(custom)
            }
        }
        return .body(body)
    }
}

extension DesiredValue {
    package func resolved(in crosswalk: Crosswalk) -> Result<JSON, UnresolvedReference> {
        switch self {
        case .literal(let json): return .success(json)
        case .record(let reference):
            guard let id = crosswalk.id(of: reference) else { return .failure(.init(reference: reference)) }
            return .success(Int64(id).map { .integer($0) } ?? .string(id))
        case .option(let field, let label):
            guard let id = crosswalk.option(label, of: field) else { return .failure(.init(reference: field)) }
            return .success(.integer(id))
        case .options(let field, let labels):
            var ids: [JSON] = []
            for label in labels {
                guard let id = crosswalk.option(label, of: field) else { return .failure(.init(reference: field)) }
                ids.append(.integer(id))
            }
            return .success(.array(ids))
        case .activityTypeKey(let reference):
            guard let key = crosswalk[reference]?.keyString else { return .failure(.init(reference: reference)) }
            return .success(.string(key))
        case .list(let values):
            var elements: [JSON] = []
            for value in values {
                switch value.resolved(in: crosswalk) {
                case .success(let json): elements.append(json)
                case .failure(let unresolved): return .failure(unresolved)
                }
            }
            return .success(.array(elements))
        case .object(let members):
            var resolved: [String: JSON] = [:]
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                switch value.resolved(in: crosswalk) {
                case .success(let json): resolved[name] = json
                case .failure(let unresolved): return .failure(unresolved)
                }
            }
            return .success(.object(resolved))
        }
    }
}
