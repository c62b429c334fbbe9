/// A Pipedrive API token that no print, dump, log or error can show.
///
/// Its text leaves this value in one place only: the header of a request.
package struct ApiToken: Sendable {
    package static let environmentName = "PIPEDRIVE_API_TOKEN"
    package static let lengthLimits = 8...512

    let headerValue: String

    /// Takes the token from the environment that is handed in; surrounding white space is dropped.
    package init(environment: [String: String]) throws(ClientError) {
        guard let value = environment[ApiToken.environmentName] else { throw .tokenMissing }
        try self.init(checking: Array(value.utf8), from: .environment)
    }

    /// Reads the token from a file that nobody but its owner may read.
    package init(file path: String) throws(ClientError) {
        try self.init(ApiToken.bytes(ofPrivateFile: path), from: path)
    }

    init(_ bytes: [UInt8], from path: String) throws(ClientError) {
        try self.init(checking: bytes, from: .file(path: path))
    }

    private init(checking bytes: [UInt8], from source: ClientError.TokenSource) throws(ClientError) {
        var rest = bytes[...]
        while let first = rest.first, ApiToken.isWhiteSpace(first) { rest.removeFirst() }
        while let last = rest.last, ApiToken.isWhiteSpace(last) { rest.removeLast() }
        guard ApiToken.lengthLimits.contains(rest.count), rest.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .tokenMalformed(source: source)
        }
        self.headerValue = String(decoding: rest, as: UTF8.self)
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension ApiToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "ApiToken(hidden)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
