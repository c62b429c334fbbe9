package import CanonicalJSON

/// Reads the members of one event payload; a missing or mistyped member names itself.
package struct PayloadReader {
    private let type: String
    private let members: [String: JSON]

    package init(type: String, json: JSON) throws(PayloadError) {
        guard case .object(let members) = json else { throw .notAnObject(type: type) }
        self.type = type
        self.members = members
    }

    package func string(_ name: String) throws(PayloadError) -> String {
        guard let value = members[name]?.stringValue else { throw .member(type: type, name: name) }
        return value
    }

    package func integer(_ name: String) throws(PayloadError) -> Int64 {
        guard let value = members[name]?.integerValue else { throw .member(type: type, name: name) }
        return value
    }

    package func int(_ name: String) throws(PayloadError) -> Int { Int(try integer(name)) }

    package func sequence(_ name: String) throws(PayloadError) -> UInt64 {
        guard let value = UInt64(exactly: try integer(name)) else { throw .member(type: type, name: name) }
        return value
    }

    package func bool(_ name: String) throws(PayloadError) -> Bool {
        guard let value = members[name]?.boolValue else { throw .member(type: type, name: name) }
        return value
    }

    package func array(_ name: String) throws(PayloadError) -> [JSON] {
        guard let value = members[name]?.arrayValue else { throw .member(type: type, name: name) }
        return value
    }

    package func strings(_ name: String) throws(PayloadError) -> [String] {
        var texts: [String] = []
        for element in try array(name) {
            guard let text = element.stringValue else { throw .member(type: type, name: name) }
            texts.append(text)
        }
        return texts
    }

    package func optionalString(_ name: String) -> String? { members[name]?.stringValue }

    package func optionalInteger(_ name: String) -> Int64? { members[name]?.integerValue }

    package func json(_ name: String) throws(PayloadError) -> JSON {
        guard let value = members[name] else { throw .member(type: type, name: name) }
        return value
    }

    package func choice<Choice: RawRepresentable<String>>(
        _ name: String,
        _ kind: Choice.Type
    ) throws(PayloadError) -> Choice {
        guard let value = Choice(rawValue: try string(name)) else { throw .member(type: type, name: name) }
        return value
    }

    /// A member that holds counts by name.
    package func counts(_ name: String) throws(PayloadError) -> [String: Int] {
        guard let object = members[name]?.objectValue else { throw .member(type: type, name: name) }
        var counts: [String: Int] = [:]
        for (key, value) in object {
            guard let count = value.integerValue else { throw .member(type: type, name: name) }
            counts[key] = Int(count)
        }
        return counts
    }
}
