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
        var drafts = [draft("ledger.opened", "{\"format\":1,\"verifierKey\":\"\(verifierKey)\"}")]
        drafts.append(draft("file.registered", "{\"file\":\"CMCLIENT\",\"sha256\":\"00\"}", run: "load-1"))
        for line in 2...5 {
            drafts.append(
                draft(
                    "row.parsed",
                    "{\"cells\":[\"\(line)\",\"Zo\u{eb} \\\"Q\\\"\"],\"file\":\"CMCLIENT\",\"line\":\(line)}",
                    run: "load-1"
                )
            )
        }
        let rejected = "{\"file\":\"CMCLIENT\",\"line\":6,\"raw\":\"AA==\",\"reason\":\"columns\"}"
        drafts.append(draft("row.rejected", rejected, run: "load-1"))
        let completed = "{\"file\":\"CMCLIENT\",\"parsed\":4,\"records\":5,\"rejected\":1}"
        drafts.append(draft("file.completed", completed, run: "load-1"))
        for call in 0..<2 as Range<UInt64> {
            let intended =
                "{\"body\":\"{}\",\"entity\":\"person\",\"key\":\"CMCLIENT/\(call)\",\"method\":\"POST\","
                + "\"op\":\"op-\(call)\",\"path\":\"/api/v2/persons\"}"
            drafts.append(draft("api.intended", intended, run: "run-1"))
            let landed = "{\"id\":\(100 + call),\"op\":\"op-\(call)\",\"tokens\":5}"
            drafts.append(draft("api.landed", landed, run: "run-1", cause: 8 + 2 * call))
        }
        return drafts
    }

    static func rows(_ count: Int) -> [DraftEvent] {
        (0..<count).map { draft("row.parsed", "{\"cells\":[\"\($0)\"],\"file\":\"CMCLIENT\",\"line\":\($0 + 2)}") }
    }

    private static func draft(_ type: String, _ data: String, run: String? = nil, cause: UInt64? = nil) -> DraftEvent {
        DraftEvent(type: type, run: run, actor: "convey", cause: cause, data: Array(data.utf8))
    }
}
