package import CanonicalJSON

/// Reads the members of one event payload; a missing or mistyped member names itself.
package struct PayloadReader {
    private let type: String
    private let members: Members

    private enum Members {
        case canonical(CanonicalMembers)
        case parsed([String: JSON])
    }

    /// Reads the members of a stored payload in place.
    init(type: String, members: CanonicalMembers) { self.init(type, .canonical(members)) }

    package init(type: String, json: JSON) throws(PayloadError) {
        guard case .object(let members) = json else { throw .notAnObject(type: type) }
        self.init(type, .parsed(members))
    }

    private init(_ type: String, _ members: Members) {
        self.type = type
        self.members = members
    }

    package func string(_ name: String) throws(PayloadError) -> String {
        guard let value = optionalString(name) else { throw .member(type: type, name: name) }
        return value
    }

    package func integer(_ name: String) throws(PayloadError) -> Int64 {
        guard let value = optionalInteger(name) else { throw .member(type: type, name: name) }
        return value
    }

    package func int(_ name: String) throws(PayloadError) -> Int { Int(try integer(name)) }

    package func sequence(_ name: String) throws(PayloadError) -> UInt64 {
        guard let value = UInt64(exactly: try integer(name)) else { throw .member(type: type, name: name) }
        return value
    }

    package func bool(_ name: String) throws(PayloadError) -> Bool {
        guard let value = value(name)?.boolValue else { throw .member(type: type, name: name) }
        return value
    }

    package func array(_ name: String) throws(PayloadError) -> [JSON] {
        guard let value = value(name)?.arrayValue else { throw .member(type: type, name: name) }
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

    /// An array of texts, left as it is stored.
    func storedStrings(_ name: String) throws(PayloadError) -> StoredValue {
        switch members {
        case .canonical(let object):
            guard let bytes = object.stringsBytes(name) else { throw .member(type: type, name: name) }
            return StoredValue(canonical: bytes)
        case .parsed: return StoredValue(.strings(try strings(name)))
        }
    }

    /// A text, left as it is stored.
    func optionalStoredString(_ name: String) -> StoredValue? {
        switch members {
        case .canonical(let object): object.stringBytes(name).map { StoredValue(canonical: $0) }
        case .parsed(let members): members[name]?.stringValue.map { StoredValue(.string($0)) }
        }
    }

    package func optionalString(_ name: String) -> String? {
        switch members {
        case .canonical(let object): object.string(name)
        case .parsed(let members): members[name]?.stringValue
        }
    }

    package func optionalInteger(_ name: String) -> Int64? {
        switch members {
        case .canonical(let object): object.integer(name)
        case .parsed(let members): members[name]?.integerValue
        }
    }

    package func json(_ name: String) throws(PayloadError) -> JSON {
        guard let value = value(name) else { throw .member(type: type, name: name) }
        return value
    }

    package func choice<Choice: RawRepresentable<String>>(
        _ name: String,
        _ kind: Choice.Type
    ) throws(PayloadError) -> Choice {
        guard let value = Choice(rawValue: try string(name)) else { throw .member(type: type, name: name) }
        return value
    }

    func choice(_ name: String, _ kind: TargetEntity.Type) throws(PayloadError) -> TargetEntity {
        guard let value = TargetEntity.named(try string(name)) else { throw .member(type: type, name: name) }
        return value
    }

    func choice(_ name: String, _ kind: SourceFile.Type) throws(PayloadError) -> SourceFile {
        guard let value = SourceFile(rawValue: try string(name)) else { throw .member(type: type, name: name) }
        return value
    }

    /// A member that holds counts by name.
    package func counts(_ name: String) throws(PayloadError) -> [String: Int] {
        guard let object = value(name)?.objectValue else { throw .member(type: type, name: name) }
        var counts: [String: Int] = [:]
        for (key, value) in object {
            guard let count = value.integerValue else { throw .member(type: type, name: name) }
            counts[key] = Int(count)
        }
        return counts
    }

    private func value(_ name: String) -> JSON? {
        switch members {
        case .canonical(let object): object[name]
        case .parsed(let members): members[name]
        }
    }
}
