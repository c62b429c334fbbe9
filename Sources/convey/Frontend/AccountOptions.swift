import ArgumentParser

/// How commands that talk to Pipedrive find the token.
struct AccountOptions: ParsableArguments {
    @Option(
        help: """
            File with the API token, or with an OAuth sign-in as JSON, readable by its owner only; \
            $PIPEDRIVE_API_TOKEN or $PIPEDRIVE_OAUTH_... when left out.
            """
    )
    var tokenFile: String?
}

/// What the operator grants to a run.
struct LimitOptions: ParsableArguments {
    @Option(help: "Spend at most this many API tokens on one day, what was spent today before included.")
    var maxTokens: Int?

    @Option(help: "Send at most this many writes.")
    var maxWrites: Int?

    @Option(help: "Requests in flight at once.")
    var inFlight = 16

    @Option(help: "Seconds to wait before reading what became of a request without an answer.")
    var settleAfter = 30

    func validate() throws {
        guard (1...64).contains(inFlight) else { throw ValidationError("--in-flight must be from 1 to 64.") }
        guard (0...3600).contains(settleAfter) else { throw ValidationError("--settle-after must be from 0 to 3600.") }
        if let maxTokens, maxTokens < 1 { throw ValidationError("--max-tokens must be at least 1.") }
        if let maxWrites, maxWrites < 1 { throw ValidationError("--max-writes must be at least 1.") }
    }
}
