package import Migration

/// The sums of the Deals' values that stand in Pipedrive, by currency, in exact decimals.
package struct MoneyTotals: WriteProjection {
    private struct Value: Hashable {
        var currency: String
        var amount: DecimalSum
    }

    private var pending = SequenceMap<Value>()
    private var values: [RecordReference: Value] = [:]

    package init() {}

    /// By currency code; empty where Pipedrive's default currency was left to stand.
    package var sums: [(currency: String, amount: String)] {
        var sums: [String: DecimalSum] = [:]
        for value in values.values { sums[value.currency, default: DecimalSum()].add(value.amount) }
        return sums.map { (currency: $0.key, amount: $0.value.text) }.sorted { $0.currency < $1.currency }
    }

    package mutating func apply(_ event: RecordedEvent) {
        if case .apiIntended(let payload) = event.event, payload.entity == .deal {
            pending[event.sequence] = MoneyTotals.value(of: payload)
        }
    }

    package mutating func apply(_ outcome: WriteOutcome, of event: RecordedEvent) {
        guard outcome.intent.reference.entity == .deal else { return }
        let intent = outcome.intent
        switch outcome.result {
        case .landed:
            let value = pending.removeValue(forKey: intent.sequence)
            if intent.operation == .delete {
                values[intent.reference] = nil
            } else if var value {
                if value.currency.isEmpty { value.currency = values[intent.reference]?.currency ?? "" }
                values[intent.reference] = value
            }
        case .refused where !outcome.isPostponed: pending[intent.sequence] = nil
        case .refused, .unknown, .absent, .inconclusive: break
        }
    }

    private static func value(of write: ApiIntended) -> Value? {
        let money = write.money
        guard let amount = money.amount.flatMap({ DecimalSum($0) }) else { return nil }
        return Value(currency: money.currency ?? "", amount: amount)
    }
}
