package import CanonicalJSON

/// The first event of every ledger: for which account, in which zone and currency, signed by which key.
package struct LedgerOpened: EventPayload {
    package static let type = "ledger.opened"

    package var format: Int
    package var account: String
    package var timeZone: String
    package var currency: String
    package var verifierKey: String

    package init(format: Int, account: String, timeZone: String, currency: String, verifierKey: String) {
        self.format = format
        self.account = account
        self.timeZone = timeZone
        self.currency = currency
        self.verifierKey = verifierKey
    }

    package var json: JSON {
        [
            "format": .int(format),
            "account": .string(account),
            "timezone": .string(timeZone),
            "currency": .string(currency),
            "verifierKey": .string(verifierKey),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        format = try reader.int("format")
        account = try reader.string("account")
        timeZone = try reader.string("timezone")
        currency = try reader.string("currency")
        verifierKey = try reader.string("verifierKey")
    }
}
