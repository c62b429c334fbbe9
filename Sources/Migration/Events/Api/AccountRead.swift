package import CanonicalJSON

/// What reading the account has cost since the last such event, besides the readings that belong to single writes.
package struct AccountRead: EventPayload {
    package static let type = "account.read"

    package var requests: Int
    package var tokens: Int

    package init(requests: Int, tokens: Int) {
        self.requests = requests
        self.tokens = tokens
    }

    package var json: JSON { ["requests": .int(requests), "tokens": .int(tokens)] }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        requests = try reader.int("requests")
        tokens = try reader.int("tokens")
    }
}
