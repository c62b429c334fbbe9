/// The address of one Pipedrive account: scheme, host and port, checked before any token can be sent to it.
package struct AccountAddress: Sendable, Hashable {
    /// The one form that is stored and shown: `https://company.pipedrive.com`, without a slash at its end.
    package let text: String
    /// In lower case; an IPv6 address keeps its brackets.
    package let host: String
    /// True when the host is this machine: the simulator, never a firm's account.
    package let isLoopback: Bool
    let isEncrypted: Bool

    /// Reads an address as an operator types it; a missing scheme means https.
    ///
    /// Plain http is for loopback hosts alone. Hosts outside of pipedrive.com are refused, since a mistyped name would
    /// be handed the token; `allowingOtherHosts` lifts that for a proxy of the firm's own, which still needs https.
    package init(_ input: String, allowingOtherHosts: Bool = false) throws(ClientError) {
        let (isEncrypted, authority) = try AccountAddress.splitScheme(of: input)
        let (host, port) = try AccountAddress.splitPort(of: authority)
        let isLoopback = AccountAddress.isLoopback(host)
        if !isLoopback {
            guard isEncrypted else { throw .insecureAddress(host: host) }
            let isPipedrive = host.hasSuffix(".pipedrive.com")
            guard isPipedrive || allowingOtherHosts else { throw .notPipedrive(host: host) }
            if isPipedrive, let port, port != 443 { throw .malformedAddress(problem: .port) }
        } else if !isEncrypted, port == nil {
            throw .malformedAddress(problem: .port)
        }
        let standardPort: UInt16 = isEncrypted ? 443 : 80
        let suffix = port.flatMap { $0 == standardPort ? nil : ":\($0)" } ?? ""
        self.text = (isEncrypted ? "https://" : "http://") + host + suffix
        self.host = host
        self.isLoopback = isLoopback
        self.isEncrypted = isEncrypted
    }
}

extension AccountAddress {
    /// Where an OAuth sign-in is renewed, whatever the account.
    package static let signIn = AccountAddress(pipedriveHost: "oauth.pipedrive.com")

    private init(pipedriveHost host: String) {
        text = "https://\(host)"
        self.host = host
        isLoopback = false
        isEncrypted = true
    }
}

extension AccountAddress: CustomStringConvertible {
    package var description: String { text }
}

// MARK: - Reading

extension AccountAddress {
    private static func splitScheme(of input: String) throws(ClientError) -> (Bool, Substring) {
        var rest = input[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        var isEncrypted = true
        let lowered = rest.lowercased()
        if lowered.hasPrefix("https://") {
            rest = rest.dropFirst(8)
        } else if lowered.hasPrefix("http://") {
            rest = rest.dropFirst(7)
            isEncrypted = false
        } else if rest.contains("/") && !rest.hasSuffix("/") {
            throw .malformedAddress(problem: .scheme)
        }
        if rest.hasSuffix("/") { rest.removeLast() }
        guard !rest.contains("@") else { throw .malformedAddress(problem: .userName) }
        guard !rest.contains(where: { $0 == "/" || $0 == "?" || $0 == "#" || $0 == "\\" }) else {
            throw .malformedAddress(problem: .path)
        }
        return (isEncrypted, rest)
    }

    private static func splitPort(of authority: Substring) throws(ClientError) -> (String, UInt16?) {
        var host = authority
        var port: UInt16?
        if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
            let digits = authority[authority.index(after: colon)...]
            guard let number = UInt16(digits), number > 0, digits.first != "+" else {
                throw .malformedAddress(problem: .port)
            }
            port = number
            host = authority[..<colon]
        }
        let lowered = host.lowercased()
        guard lowered == "[::1]" || isHostName(lowered) else { throw .malformedAddress(problem: .host) }
        return (lowered, port)
    }

    private static func isHostName(_ text: String) -> Bool {
        guard text.utf8.count <= 253 else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { byte in
                    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
                }
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
