import Ledger

/// Events of about 300 stored bytes, as rows are, without a domain behind them.
enum PlainEvents {
    static func batch(from first: Int, count: Int) -> [DraftEvent] {
        (first..<(first + count)).map { number in
            let cells = (0..<10).map { "\"cell \($0) of \(number)\"" }.joined(separator: ",")
            let payload = "{\"cells\":[\(cells)],\"file\":\"CMCLIENT\",\"line\":\(number + 2)}"
            return DraftEvent(type: "row.parsed", actor: "convey", data: Array(payload.utf8))
        }
    }
}
