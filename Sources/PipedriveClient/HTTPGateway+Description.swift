extension HTTPGateway: CustomStringConvertible, CustomReflectable {
    package var description: String { "HTTPGateway(\(account.text))" }

    /// Shows the address alone: the HTTP library keeps the headers of calls under way, and those hold the token.
    package var customMirror: Mirror { Mirror(self, children: ["account": account.text]) }
}
