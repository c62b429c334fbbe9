package import CanonicalJSON

/// What several bodies sent one after the other leave in a record.
package enum WrittenMembers {
    package static func merged(_ bodies: [String]) -> [String: JSON] {
        var members: [String: JSON] = [:]
        for body in bodies {
            guard let parsed = try? JSON(parsing: body), let object = parsed.objectValue else { continue }
            for (name, value) in object {
                guard name == "custom_fields", case .object(let more) = value,
                    case .object(let known)? = members[name]
                else {
                    members[name] = value
                    continue
                }
                members[name] = .object(known.merging(more) { _, last in last })
            }
        }
        return members
    }
}
