import CanonicalJSON
import Migration
import Testing

@Suite("Path and body of an intent, left as they are stored")
struct StoredRequestTests {
    @Test(
        "an intent states the path and the body that it was made with, and is read again as the same",
        arguments: [nil, "", "{}", #"{"name":"Ann \"A\" \\ B","value":120.50}"#, "\u{e9}\u{1F600}\n"] as [String?]
    )
    func sameAgain(body: String?) throws {
        for path in ["/api/v2/deals", "", "/api/v2/\"\u{e9}"] {
            let intended = ApiIntended(
                operation: .create,
                method: "POST",
                path: path,
                entity: .deal,
                key: "CMCLIENT/1",
                id: nil,
                body: body,
                undoes: nil
            )
            #expect(intended.path == path && intended.body == body)
            let stored = try Event(type: ApiIntended.type, version: 1, stored: intended.json.canonicalBytes)
            let parsed = try Event(type: ApiIntended.type, version: 1, json: intended.json)
            #expect(stored == .apiIntended(intended) && parsed == stored)
        }
    }

    @Test(
        "the value of a Deal is found in its body, whatever else the body holds",
        arguments: [
            (#"{"currency":"USD","value":120.50}"#, "120.50", "USD"), (#"{"value":-3}"#, "-3", nil),
            (#"{"currency":"USD","value":"5"}"#, nil, "USD"), ("[]", nil, nil), ("no JSON", nil, nil),
        ] as [(String, String?, String?)]
    )
    func money(body: String, amount: String?, currency: String?) {
        let intended = ApiIntended(
            operation: .create,
            method: "POST",
            path: "/api/v2/deals",
            entity: .deal,
            key: "CMCLIENT/1",
            id: nil,
            body: body,
            undoes: nil
        )
        #expect(intended.money.amount == amount && intended.money.currency == currency)
    }
}
