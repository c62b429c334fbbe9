import Testing

@testable import Ledger

/// Events that look like a small migration: opened, one file with five rows, two calls.
enum SampleEvents {
    static let origin = "conveyance.example/sample"
    static let atMilliseconds: Int64 = 1_795_341_600_123

    /// A key that is the same in every run; nothing is protected by it.
    static func key() throws -> SigningKey {
        try #require(SigningKey(name: origin, seed: Array(0..<32)))
    }

    static func drafts() throws -> [DraftEvent] {
        let verifierKey = try key().verifierKey
        let opened =
            "{\"account\":\"https://sample.pipedrive.com\",\"currency\":\"USD\",\"format\":1,"
            + "\"timezone\":\"America/Chicago\",\"verifierKey\":\"\(verifierKey)\"}"
        let registered =
            "{\"bytes\":61,\"columns\":[{\"canonical\":\"Client_ID\",\"header\":\"Client_ID\",\"index\":0},"
            + "{\"header\":\"Nickname\",\"index\":1}],\"delimiter\":\"comma\",\"encoding\":\"UTF-8\","
            + "\"file\":\"CMCLIENT\",\"headerStyle\":\"fieldID\",\"name\":\"CMCLIENT.csv\","
            + "\"sha256\":\"\(String(repeating: "0", count: 64))\"}"
        var drafts = [draft("ledger.opened", opened), draft("file.registered", registered)]
        for line in 2...5 {
            let cells = "{\"cells\":[\"\(line)\",\"Zo\u{eb} \\\"Q\\\"\"],\"file\":\"CMCLIENT\",\"line\":\(line)}"
            drafts.append(draft("row.parsed", cells))
        }
        let rejected = "{\"file\":\"CMCLIENT\",\"line\":6,\"raw\":\"AA==\",\"reason\":\"cell count\"}"
        drafts.append(draft("row.rejected", rejected))
        let completed =
            "{\"blankLines\":0,\"changed\":0,\"file\":\"CMCLIENT\",\"parsed\":4,\"records\":5,\"rejected\":1,"
            + "\"same\":0,\"vanished\":0}"
        drafts.append(draft("file.completed", completed))
        for call in 0..<2 as Range<UInt64> {
            let intended =
                "{\"body\":\"{\\\"name\\\":\\\"Client \(call)\\\"}\",\"entity\":\"person\","
                + "\"key\":\"CMCLIENT/\(call)\",\"method\":\"POST\",\"op\":\"create\",\"path\":\"/api/v2/persons\"}"
            drafts.append(draft("api.intended", intended, run: "run-1"))
            let landed = "{\"id\":\"\(100 + call)\",\"image\":\"\",\"op\":\"create\",\"options\":[],\"tokens\":5}"
            drafts.append(draft("api.landed", landed, run: "run-1", cause: 8 + 2 * call))
        }
        return drafts
    }

    static func rows(_ count: Int) -> [DraftEvent] {
        (0..<count).map { draft("row.parsed", "{\"cells\":[\"\($0)\"],\"file\":\"CMCLIENT\",\"line\":\($0 + 2)}") }
    }

    static func draft(_ type: String, _ data: String, run: String? = nil, cause: UInt64? = nil) -> DraftEvent {
        DraftEvent(type: type, run: run, actor: "convey", cause: cause, data: Array(data.utf8))
    }
}
