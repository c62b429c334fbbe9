package import CanonicalJSON

/// Reads the members of one event payload; a missing or mistyped member names itself.
///
/// It lives no longer than the bytes that its members were read from.
package struct PayloadReader: ~Copyable {
    private let type: String
    private let canonical: CanonicalMembers
    /// What is read instead of `canonical`, where the payload was parsed.
    private let parsed: [String: JSON]?

    /// Reads the members of a stored payload in place.
    init(type: String, members: CanonicalMembers) {
        self.type = type
        canonical = members
        parsed = nil
    }

    package init(type: String, json: JSON) throws(PayloadError) {
        guard case .object(let members) = json else { throw .notAnObject(type: type) }
        self.type = type
        canonical = CanonicalMembers()
        parsed = members
    }

    package func string(_ name: StaticString) throws(PayloadError) -> String {
        guard let value = optionalString(name) else { throw missing(name) }
        return value
    }

    package func integer(_ name: StaticString) throws(PayloadError) -> Int64 {
        guard let value = optionalInteger(name) else { throw missing(name) }
        return value
    }

    /// A digest, of which no text is made.
    func image(_ name: StaticString) throws(PayloadError) -> ImageDigest {
        if let bytes = canonical.plainBytes(name), let digest = ImageDigest(plain: bytes) { return digest }
        return ImageDigest(try string(name))
    }

    package func int(_ name: StaticString) throws(PayloadError) -> Int { Int(try integer(name)) }

    package func sequence(_ name: StaticString) throws(PayloadError) -> UInt64 {
        guard let value = UInt64(exactly: try integer(name)) else { throw missing(name) }
        return value
    }

    package func bool(_ name: StaticString) throws(PayloadError) -> Bool {
        guard let value = value(name)?.boolValue else { throw missing(name) }
        return value
    }

    package func array(_ name: StaticString) throws(PayloadError) -> [JSON] {
        // Lists of choices are in every answer, and nearly always empty.
        if parsed == nil, canonical.stringsBytes(name)?.count == 2 { return [] }
        guard let value = value(name)?.arrayValue else { throw missing(name) }
        return value
    }

    package func strings(_ name: StaticString) throws(PayloadError) -> [String] {
        var texts: [String] = []
        for element in try array(name) {
            guard let text = element.stringValue else { throw missing(name) }
            texts.append(text)
        }
        return texts
    }

    /// The cells of a row, left as they are stored.
    func cells(_ name: StaticString) throws(PayloadError) -> StoredCells {
        if parsed != nil { return StoredCells(try strings(name)) }
        guard let bytes = canonical.stringsBytes(name) else { throw missing(name) }
        return StoredCells(canonical: Array(bytes))
    }

    /// The path and the body of a request, left as they are stored.
    func request(path: StaticString, body: StaticString) throws(PayloadError) -> StoredRequest {
        if parsed != nil { return StoredRequest(path: try string(path), body: optionalString(body)) }
        guard let bytes = canonical.stringBytes(path) else { throw missing(path) }
        return StoredRequest(canonical: bytes, body: canonical.stringBytes(body))
    }

    package func optionalString(_ name: StaticString) -> String? {
        if let parsed { return parsed[name.description]?.stringValue }
        return canonical.string(name)
    }

    package func optionalInteger(_ name: StaticString) -> Int64? {
        if let parsed { return parsed[name.description]?.integerValue }
        return canonical.integer(name)
    }

    package func json(_ name: StaticString) throws(PayloadError) -> JSON {
        guard let value = value(name) else { throw missing(name) }
        return value
    }

    package func choice<Choice: RawRepresentable<String>>(
        _ name: StaticString,
        _ kind: Choice.Type
    ) throws(PayloadError) -> Choice {
        guard let value = Choice(rawValue: try string(name)) else { throw missing(name) }
        return value
    }

    func choice(_ name: StaticString, _ kind: TargetEntity.Type) throws(PayloadError) -> TargetEntity {
        guard let place = place(name, among: TargetEntity.names) else { throw missing(name) }
        return TargetEntity.allCases[place]
    }

    func choice(_ name: StaticString, _ kind: Operation.Type) throws(PayloadError) -> Operation {
        guard let place = place(name, among: Operation.names) else { throw missing(name) }
        return Operation.allCases[place]
    }

    /// Areas of practice are not among the known files: their names are read as texts.
    func choice(_ name: StaticString, _ kind: SourceFile.Type) throws(PayloadError) -> SourceFile {
        if let place = place(name, among: SourceFile.names) { return SourceFile.known[place] }
        guard let value = SourceFile(rawValue: try string(name)) else { throw missing(name) }
        return value
    }

    private func place(_ name: StaticString, among texts: KnownTexts) -> Int? {
        if let parsed { return parsed[name.description]?.stringValue.flatMap { texts.place(of: $0) } }
        return canonical.place(name, among: texts)
    }

    /// A member that holds counts by name.
    package func counts(_ name: StaticString) throws(PayloadError) -> [String: Int] {
        guard let object = value(name)?.objectValue else { throw missing(name) }
        var counts: [String: Int] = [:]
        for (key, value) in object {
            guard let count = value.integerValue else { throw missing(name) }
            counts[key] = Int(count)
        }
        return counts
    }

    private func missing(_ name: StaticString) -> PayloadError { .member(type: type, name: name.description) }

    private func value(_ name: StaticString) -> JSON? {
        if let parsed { return parsed[name.description] }
        return canonical[name]
    }
}
